using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Heppy.Batch;

/// <summary>Checksums of local files, of the kinds that storage systems compute.</summary>
internal static class FileChecksum
{
    private const uint Modulus = 65521;

    // So many bytes fit between two divisions before the second sum overflows (RFC 1950).
    private const int Stretch = 5552;

    internal static IReadOnlyList<string> Kinds { get; } = ["adler32", "md5", "sha256"];

    /// <summary>The checksum with its kind: <c>adler32:0a1b2c3d</c>.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "Storage systems offer MD5 against transmission errors; the seal has SHA-256.")]
    internal static string Of(string file, string kind)
    {
        using FileStream stream = File.OpenRead(file);
        return Named(kind, kind switch
        {
            "adler32" => Adler32(stream).ToString("x8", System.Globalization.CultureInfo.InvariantCulture),
            "md5" => Convert.ToHexStringLower(MD5.HashData(stream)),
            _ => Convert.ToHexStringLower(SHA256.HashData(stream)),
        });
    }

    /// <summary>A checksum as a storage system printed it, in the same form: some leave out zeros at the beginning.</summary>
    internal static string Named(string kind, string value) => $"{kind}:{(kind == "adler32" ? value.PadLeft(8, '0') : value).ToLowerInvariant()}";

    private static uint Adler32(Stream stream)
    {
        (uint a, uint b) = (1, 0);
        Span<byte> buffer = stackalloc byte[Stretch];
        while (stream.ReadAtLeast(buffer, Stretch, throwOnEndOfStream: false) is > 0 and int count)
        {
            foreach (byte value in buffer[..count])
            {
                a += value;
                b += a;
            }

            (a, b) = (a % Modulus, b % Modulus);
        }

        return (b << 16) | a;
    }
}
