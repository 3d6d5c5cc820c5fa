"""Writes a judge as an ONNX file of 8-bit integers that ONNX Runtime runs on any processor.

Weights are rounded once, each column (each row of the embeddings) by a scale of its own; what flows between them is
rounded by ONNX Runtime as it comes (DynamicQuantizeLinear). Inputs: `ids` and `present`, int64 [sequences, pieces];
output: `logits` [sequences, pieces, heads].
"""
import math

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper


class Graph:
    def __init__(self):
        self.nodes, self.weights, self.names = [], [], 0

    def name(self):
        self.names += 1
        return f"v{self.names}"

    def constant(self, array):
        name = self.name()
        self.weights.append(numpy_helper.from_array(numpy.ascontiguousarray(array), name))
        return name

    def add(self, kind, *inputs, outputs=1, **attributes):
        names = [self.name() for _ in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, **attributes))
        return names[0] if outputs == 1 else names


def rounded(matrix, axis):
    """A matrix as 8-bit integers, and the scales along the axis that is left."""
    scale = numpy.maximum(numpy.abs(matrix).max(axis=axis, keepdims=True), 1e-8) / 127
    return numpy.round(matrix / scale).astype(numpy.int8), scale.astype(numpy.float32)


def array(parameter):
    return parameter.detach().float().numpy()


def linear(graph, x, weight, bias):
    """x times the weight (inputs in rows, as PyTorch keeps it transposed), in integers."""
    whole, scale = rounded(weight.T, 0)
    small, step, zero = graph.add("DynamicQuantizeLinear", x, outputs=3)
    product = graph.add("MatMulInteger", small, graph.constant(whole), zero)
    product = graph.add("Cast", product, to=TensorProto.FLOAT)
    product = graph.add("Mul", product, graph.add("Mul", step, graph.constant(scale[0])))
    return graph.add("Add", product, graph.constant(bias))


def norm(graph, x, module):
    return graph.add("LayerNormalization", x, graph.constant(array(module.weight)), graph.constant(array(module.bias)),
                     axis=-1, epsilon=1e-12)


def attention(graph, x, layer, width, mask):
    size = width // layer.heads
    weight, bias = array(layer.qkv.weight).copy(), array(layer.qkv.bias).copy()
    weight[:width] /= math.sqrt(size)  # so that the scores need no dividing
    bias[:width] /= math.sqrt(size)
    qkv = linear(graph, x, weight, bias)
    parts = graph.add("Split", qkv, axis=2, outputs=3)
    split = graph.constant(numpy.array([0, 0, layer.heads, size], dtype=numpy.int64))
    q, k, v = (graph.add("Reshape", part, split) for part in parts)
    q = graph.add("Transpose", q, perm=[0, 2, 1, 3])
    k = graph.add("Transpose", k, perm=[0, 2, 3, 1])
    v = graph.add("Transpose", v, perm=[0, 2, 1, 3])
    scores = graph.add("Softmax", graph.add("Add", graph.add("MatMul", q, k), mask), axis=-1)
    heard = graph.add("Transpose", graph.add("MatMul", scores, v), perm=[0, 2, 1, 3])
    heard = graph.add("Reshape", heard, graph.constant(numpy.array([0, 0, width], dtype=numpy.int64)))
    return linear(graph, heard, array(layer.out.weight), array(layer.out.bias))


def gelu(graph, x):
    half = graph.add("Erf", graph.add("Div", x, graph.constant(numpy.float32(math.sqrt(2)))))
    half = graph.add("Mul", x, graph.add("Add", half, graph.constant(numpy.float32(1))))
    return graph.add("Mul", half, graph.constant(numpy.float32(0.5)))


def build(judge, longest):
    """The model, for sequences of at most so many pieces."""
    encoder, graph = judge.encoder, Graph()
    width = encoder.words.embedding_dim
    whole, scale = rounded(array(encoder.words.weight), 1)
    x = graph.add("Cast", graph.add("Gather", graph.constant(whole), "ids"), to=TensorProto.FLOAT)
    x = graph.add("Mul", x, graph.add("Gather", graph.constant(scale), "ids"))
    places = graph.constant(array(encoder.positions.weight)[:longest] + array(encoder.kind))
    length = graph.add("Slice", graph.add("Shape", "ids"), *(graph.constant(numpy.array([n], dtype=numpy.int64))
                                                             for n in (1, 2)))
    start = graph.constant(numpy.array([0], dtype=numpy.int64))
    x = norm(graph, graph.add("Add", x, graph.add("Slice", places, start, length)), encoder.norm)
    absent = graph.add("Sub", graph.constant(numpy.float32(1)), graph.add("Cast", "present", to=TensorProto.FLOAT))
    mask = graph.add("Mul", graph.add("Unsqueeze", absent, graph.constant(numpy.array([1, 2], dtype=numpy.int64))),
                     graph.constant(numpy.float32(-1e4)))
    for layer in encoder.layers:
        x = norm(graph, graph.add("Add", x, attention(graph, x, layer, width, mask)), layer.norm1)
        inner = gelu(graph, linear(graph, x, array(layer.wide.weight), array(layer.wide.bias)))
        x = norm(graph, graph.add("Add", x, linear(graph, inner, array(layer.narrow.weight),
                                                   array(layer.narrow.bias))), layer.norm2)
    logits = graph.add("Add", graph.add("MatMul", x, graph.constant(array(judge.heads.weight).T)),
                       graph.constant(array(judge.heads.bias)))
    graph.nodes.append(helper.make_node("Identity", [logits], ["logits"]))
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["sequences", "pieces"])
              for name in ("ids", "present")]
    outputs = [helper.make_tensor_value_info("logits", TensorProto.FLOAT,
                                             ["sequences", "pieces", judge.heads.out_features])]
    model = helper.make_model(helper.make_graph(graph.nodes, "proofwire", inputs, outputs, graph.weights),
                              opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model


def write(judge, path, longest):
    onnx.save(build(judge, longest), path)
