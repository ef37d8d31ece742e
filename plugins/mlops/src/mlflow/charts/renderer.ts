import { CanvasRenderer } from 'echarts/renderers';

/** Tests have no canvas and replace this module. */
export const renderer = CanvasRenderer;
export const rendererName = 'canvas';
