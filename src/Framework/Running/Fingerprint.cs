using System.Security.Cryptography;

namespace Heppy;

/// <summary>Short names for contents.</summary>
internal static class Fingerprint
{
    /// <summary>SHA-256 of a value's JSON, in lower-case hexadecimal.</summary>
    internal static string Of<T>(T value) => Of(JsonFiles.Bytes(value));

    /// <summary>SHA-256 of bytes, in lower-case hexadecimal.</summary>
    internal static string Of(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
