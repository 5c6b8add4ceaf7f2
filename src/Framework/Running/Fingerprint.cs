using System.Security.Cryptography;

namespace Heppy;

/// <summary>Short names for contents.</summary>
internal static class Fingerprint
{
    /// <summary>SHA-256 of a value's JSON, in lower-case hexadecimal.</summary>
    internal static string Of<T>(T value) => Of(JsonFiles.Bytes(value));

    /// <summary>The beginning of a fingerprint, for messages and names.</summary>
    /// <param name="fingerprint">The fingerprint; null for none.</param>
    /// <param name="length">Most characters.</param>
    internal static string Short(string? fingerprint, int length = 12) => fingerprint is null ? "none" : fingerprint[..Math.Min(length, fingerprint.Length)];

    /// <summary>SHA-256 of bytes, in lower-case hexadecimal.</summary>
    internal static string Of(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
