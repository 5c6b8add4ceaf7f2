using System.Buffers.Binary;
using System.Text;

namespace Heppy.Acceptance.Tests.Models;

/// <summary>
/// The network of <c>samples/onnx</c>: a layer of four nodes with rectifiers, and one node with a sigmoid. Written as ONNX, which is a protocol
/// buffer; the numbers of its fields are those of <c>onnx.proto</c>, version 3.
/// </summary>
internal static class OnnxModel
{
    private const int Float = 1;
    private static readonly float[] s_hidden = [0.25f, -0.25f, 0, 0, 0, 0, -0.05f, 0, 0, 0, 0, 1];     // mass, pT, difference in eta, to four nodes
    private static readonly float[] s_hiddenBias = [-22.75f, 22.75f, 1, -3];
    private static readonly float[] s_out = [-1, -1, -1, -2];
    private static readonly float[] s_outBias = [3];

    /// <summary>What the network gives: near 1 for a mass around 91 GeV, less with little pT or far apart.</summary>
    internal static double Score(double mass, double pt, double deltaEta)
    {
        double[] inputs = [mass, pt, deltaEta];
        double sum = s_outBias[0];
        for (int node = 0; node < s_out.Length; node++)
        {
            double value = s_hiddenBias[node];
            for (int i = 0; i < inputs.Length; i++)
            {
                value += inputs[i] * s_hidden[(i * s_out.Length) + node];
            }

            sum += Math.Max(0, value) * s_out[node];
        }

        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>The bytes of the file.</summary>
    internal static byte[] File() =>
    [
        .. Number(1, 8),                                                    // version of the format
        .. Text(2, "heppy"),
        .. Part(7,                                                          // the graph
        [
            .. Node("Gemm", ["candidates", "w1", "b1"], "sums"),
            .. Node("Relu", ["sums"], "nodes"),
            .. Node("Gemm", ["nodes", "w2", "b2"], "sum"),
            .. Node("Sigmoid", ["sum"], "scores"),
            .. Text(2, "dimuon"),
            .. Tensor("w1", s_hidden, 3, 4),
            .. Tensor("b1", s_hiddenBias, 4),
            .. Tensor("w2", s_out, 4, 1),
            .. Tensor("b2", s_outBias, 1),
            .. Value(11, "candidates", 3),
            .. Value(12, "scores", 1),
        ]),
        .. Part(8, [.. Text(1, ""), .. Number(2, 13)]),                      // version of the operators
    ];

    private static byte[] Node(string type, string[] inputs, string output) =>
        Part(1, [.. inputs.SelectMany(input => Text(1, input)), .. Text(2, output), .. Text(3, output), .. Text(4, type)]);

    private static byte[] Tensor(string name, float[] values, params int[] shape)
    {
        byte[] raw = new byte[4 * values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(raw.AsSpan(4 * i), values[i]);
        }

        return Part(5, [.. shape.SelectMany(n => Number(1, (ulong)n)), .. Number(2, Float), .. Text(8, name), .. Part(9, raw)]);
    }

    /// <summary>An input or output: any number of events, so many numbers each.</summary>
    private static byte[] Value(int field, string name, int width)
    {
        byte[] shape = [.. Part(1, Text(2, "events")), .. Part(1, Number(1, (ulong)width))];
        return Part(field, [.. Text(1, name), .. Part(2, Part(1, [.. Number(1, Float), .. Part(2, shape)]))]);
    }

    private static byte[] Text(int field, string text) => Part(field, Encoding.UTF8.GetBytes(text));

    private static byte[] Part(int field, byte[] content) => [.. Variable(((ulong)field << 3) | 2), .. Variable((ulong)content.Length), .. content];

    private static byte[] Number(int field, ulong number) => [.. Variable((ulong)field << 3), .. Variable(number)];

    /// <summary>Seven bits a byte, the lowest first.</summary>
    private static List<byte> Variable(ulong number)
    {
        List<byte> bytes = [];
        for (; number > 127; number >>= 7)
        {
            bytes.Add((byte)(number | 128));
        }

        bytes.Add((byte)number);
        return bytes;
    }
}
