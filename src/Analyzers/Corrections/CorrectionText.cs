using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;

namespace Heppy.Analyzers;

/// <summary>The text of a set of corrections.</summary>
internal static class CorrectionText
{
    /// <summary>Deep enough for every set: each node takes up to three levels.</summary>
    internal static readonly JsonReaderOptions Options = new() { MaxDepth = 1000 };

    private static readonly byte[][] NotFinite = [.. ((string[])["-Infinity", "-Inf", "Infinity", "Inf", "NaN"]).Select(System.Text.Encoding.UTF8.GetBytes)];

    /// <summary>Unpacks the content of a file, and makes JSON of it: numbers that JSON does not have, as Python writes them, become texts.</summary>
    /// <exception cref="InvalidDataException">It is a damaged gzip file.</exception>
    internal static byte[] Of(byte[] content)
    {
        byte[] text = content is [0x1f, 0x8b, ..] ? Unpacked(content) : content;
        text = text is [0xef, 0xbb, 0xbf, ..] ? text[3..] : text;
        return text.AsSpan().IndexOf("NaN"u8) >= 0 || text.AsSpan().IndexOf("Inf"u8) >= 0 ? Quoted(text) : text;
    }

    /// <summary>Whether a packed file has lost its end, where its length is written; unpacking does not tell.</summary>
    /// <param name="content">What is in the file.</param>
    /// <param name="text">What it was unpacked to.</param>
    internal static bool EndsTooEarly(ReadOnlySpan<byte> content, ReadOnlySpan<byte> text) =>
        content is [0x1f, 0x8b, ..] && (content.Length < 18 || BinaryPrimitives.ReadUInt32LittleEndian(content[^4..]) != text.Length);

    /// <summary>The line, from 1, of a part of the text.</summary>
    /// <param name="text">JSON.</param>
    /// <param name="path">Where the part is: <c>$.corrections[3].data</c>.</param>
    internal static int LineOf(ReadOnlySpan<byte> text, string path)
    {
        var reader = new Utf8JsonReader(text, Options);
        reader.Read();
        foreach (string step in path.Split('.', '[').Skip(1))
        {
            bool isIndex = step.EndsWith(']');
            int left = isIndex ? int.Parse(step[..^1], System.Globalization.CultureInfo.InvariantCulture) : 0;
            while (reader.Read() && (isIndex ? left-- > 0 : reader.TokenType == JsonTokenType.PropertyName && !reader.ValueTextEquals(step)))
            {
                reader.Skip();                          // a value, or a name with its value
            }

            if (!isIndex)
            {
                reader.Read();
            }
        }

        return 1 + text[..(int)reader.TokenStartIndex].Count((byte)'\n');
    }

    private static byte[] Quoted(ReadOnlySpan<byte> text)
    {
        using var quoted = new MemoryStream(text.Length + 16);
        bool isText = false;
        for (int i = 0; i < text.Length; i++)
        {
            byte next = text[i];
            if (isText && next == '\\' && i + 1 < text.Length)
            {
                quoted.WriteByte(next);
                next = text[++i];
            }
            else if (next == '"')
            {
                isText = !isText;
            }
            else if (!isText && next is (byte)'-' or (byte)'I' or (byte)'N' && Find(text[i..]) is { } token)
            {
                quoted.Write("\""u8);
                quoted.Write(token);
                quoted.Write("\""u8);
                i += token.Length - 1;
                continue;
            }

            quoted.WriteByte(next);
        }

        return quoted.ToArray();
    }

    private static byte[]? Find(ReadOnlySpan<byte> text)
    {
        foreach (byte[] token in NotFinite)
        {
            if (text.StartsWith(token))
            {
                return token;
            }
        }

        return null;
    }

    private static byte[] Unpacked(byte[] content)
    {
        using var unpacked = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
        gzip.CopyTo(unpacked);
        return unpacked.ToArray();
    }
}
