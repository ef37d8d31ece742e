"""Logs what a training logs, with MLflow's own client, and prints the ids as JSON.

Usage: log_run.py TRACKING_URI
"""

import json
import math
import os
import struct
import sys
import tempfile
import zlib

import mlflow
import numpy as np
import pandas as pd
from mlflow.models import infer_signature
from mlflow.tracking import MlflowClient
from sklearn.linear_model import LogisticRegression

MODEL_NAME = "python-model"
COLUMNS = ["CreditScore", "Age", "Balance"]


def png(width=8, height=8):
    """A small picture, all of one colour."""

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = b"".join(b"\0" + b"\x33\x66\x99" * width for _ in range(height))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def train():
    random = np.random.default_rng(1)
    frame = pd.DataFrame(random.normal(size=(60, 3)), columns=COLUMNS)
    target = (frame["Age"] > 0).astype("int64")
    model = LogisticRegression().fit(frame, target)
    return frame, target, model


def main(tracking_uri):
    mlflow.set_tracking_uri(tracking_uri)
    mlflow.set_experiment("python-client")
    frame, target, model = train()
    with mlflow.start_run(run_name="train", tags={"team": "risk"}) as run:
        mlflow.log_param("C", 1.0)
        mlflow.log_params({"solver": "lbfgs", "max_depth": 6})
        for step in range(25):
            mlflow.log_metric("loss", 1 / (step + 1), step=step)
        mlflow.log_metrics({"f1": 0.87, "nan": math.nan, "inf": math.inf}, step=24)
        mlflow.set_tag("mlflow.note.content", "From the **client**")
        dataset = mlflow.data.from_pandas(
            frame.assign(target=target), source="s3://datasets/churn.parquet", name="churn"
        )
        mlflow.log_input(dataset, context="training")
        mlflow.log_dict({"confusion": [[90, 10], [7, 93]]}, "reports/confusion.json")
        mlflow.log_text("<h1>report</h1>", "reports/report.html")
        with tempfile.TemporaryDirectory() as folder:
            picture = os.path.join(folder, "confusion-matrix.png")
            with open(picture, "wb") as file:
                file.write(png())
            mlflow.log_artifact(picture, "plots")
        signature = infer_signature(frame, model.predict(frame))
        layout = {"name": "model"} if int(mlflow.__version__.split(".")[0]) >= 3 else {"artifact_path": "model"}
        info = mlflow.sklearn.log_model(
            model, **layout, signature=signature, input_example=frame.head(2), registered_model_name=MODEL_NAME
        )
        for depth in (4, 8):
            with mlflow.start_run(run_name=f"depth-{depth}", nested=True):
                mlflow.log_param("max_depth", depth)
                mlflow.log_metric("f1", 0.8 + depth / 100)
    client = MlflowClient()
    client.set_registered_model_alias(MODEL_NAME, "champion", "1")
    client.set_model_version_tag(MODEL_NAME, "1", "reviewed", "yes")
    client.update_model_version(MODEL_NAME, "1", description="From the client")
    with mlflow.start_run(run_name="failed"):
        mlflow.log_metric("f1", math.nan)
        mlflow.end_run("FAILED")
    children = mlflow.search_runs(filter_string=f"tags.`mlflow.parentRunId` = '{run.info.run_id}'")
    loaded = mlflow.pyfunc.load_model(f"models:/{MODEL_NAME}@champion")
    print(
        json.dumps(
            {
                "experimentId": run.info.experiment_id,
                "runId": run.info.run_id,
                "modelUri": info.model_uri,
                "modelName": MODEL_NAME,
                "children": len(children),
                "predictions": [int(value) for value in loaded.predict(frame.head(2))],
            }
        )
    )


if __name__ == "__main__":
    main(sys.argv[1])
