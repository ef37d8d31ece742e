#!/usr/bin/env node
require('../dist/mlops.cjs');
