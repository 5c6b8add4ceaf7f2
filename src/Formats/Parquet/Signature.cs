using System.Text;

namespace Heppy.Formats.Parquet;

/// <summary>What a file is, judged by its first and last bytes.</summary>
internal static class Signature
{
    private const int TailSize = 8;

    public static bool IsParquet(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail) =>
        head.StartsWith("PAR1"u8) || tail.EndsWith("PAR1"u8);

    /// <summary>Reads up to 16 bytes from the start of a file and 8 from its end.</summary>
    public static (byte[] Head, byte[] Tail) Read(Microsoft.Win32.SafeHandles.SafeFileHandle handle, long length)
    {
        byte[] head = new byte[(int)Math.Min(16, length)];
        byte[] tail = new byte[(int)Math.Min(TailSize, length)];
        RandomAccess.Read(handle, head, 0);
        RandomAccess.Read(handle, tail, length - tail.Length);
        return (head, tail);
    }

    /// <summary>Length of the footer, or the error that says what the file is instead of Parquet.</summary>
    /// <exception cref="InvalidDataException">The file is empty, something else, encrypted or truncated.</exception>
    public static int FooterLength(string path, long length, ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail)
    {
        if (length == 0)
        {
            throw new InvalidDataException(
                $"{path} is empty: 0 bytes. A Parquet file without events still has a footer; copy or write it again.");
        }

        if (head.StartsWith("PARE"u8) || tail.EndsWith("PARE"u8))
        {
            throw new InvalidDataException($"{path} is an encrypted Parquet file. Write it again without encryption.");
        }

        if (!head.StartsWith("PAR1"u8))
        {
            throw new InvalidDataException(tail.EndsWith("PAR1"u8)
                ? $"{path} ends like a Parquet file but does not start with PAR1: it is damaged. Copy it again."
                : $"{path} is not a Parquet file: {Describe(head)}");
        }

        if (length < 4 + TailSize || !tail.EndsWith("PAR1"u8))
        {
            throw new InvalidDataException($"{path} is truncated: it starts as a Parquet file, but its {length} bytes "
                + "do not end with PAR1. Copy it again, or wait until it is written.");
        }

        int footer = BitConverter.ToInt32(tail[..4]);
        if (footer <= 0 || footer > length - 4 - TailSize)
        {
            throw new InvalidDataException($"{path} is truncated or damaged: its footer should have {(uint)footer} bytes, "
                + $"but the whole file has {length}. Copy it again.");
        }

        return footer;
    }

    /// <summary>The error of a file that is neither a ROOT nor a Parquet file.</summary>
    public static string Neither(string path)
    {
        using Microsoft.Win32.SafeHandles.SafeFileHandle handle = File.OpenHandle(path);
        (byte[] head, _) = Read(handle, RandomAccess.GetLength(handle));
        return head.Length == 0
            ? $"{path} is empty: 0 bytes. Copy or write it again."
            : $"{path} is neither a ROOT nor a Parquet file: {Describe(head)}";
    }

    private static string Describe(ReadOnlySpan<byte> head)
    {
        return head switch
        {
            _ when head.StartsWith("root"u8) => "it is a ROOT file.",
            [0x1f, 0x8b, ..] => "it is compressed with gzip. Decompress it first: gunzip.",
            [0x28, 0xb5, 0x2f, 0xfd, ..] => "it is compressed with zstd. Decompress it first: unzstd.",
            [0x50, 0x4b, 0x03, 0x04, ..] => "it is a zip archive. Unpack it first: unzip.",
            [0x89, 0x48, 0x44, 0x46, ..] => "it is an HDF5 file. Convert it to Parquet.",
            _ when head.StartsWith("ARROW1"u8) => "it is an Arrow (Feather) file. Convert it to Parquet.",
            _ when IsHtml(head) => "it is a web page (HTML), perhaps what a server answered instead of the file. "
                + "Download it again.",
            _ when IsText(head) => "it is a text file that starts with "
                + $"'{Encoding.ASCII.GetString(head).Split('\n', '\r')[0]}'.",
            _ => $"it starts with the bytes {Convert.ToHexString(head[..Math.Min(4, head.Length)])} instead of PAR1.",
        };
    }

    private static bool IsHtml(ReadOnlySpan<byte> head)
    {
        string start = Encoding.ASCII.GetString(head).TrimStart();
        return start.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsText(ReadOnlySpan<byte> head)
    {
        foreach (byte b in head)
        {
            if (b is not ((>= 0x20 and < 0x7f) or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                return false;
            }
        }

        return true;
    }
}
