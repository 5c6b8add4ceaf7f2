using System.Security.Cryptography;

namespace Heppy.Formats.Root.Files;

/// <summary>What makes a file the same input: its UUID and the list of its keys, which changes with every object written.</summary>
internal static class RootIdentity
{
    /// <summary>SHA-256 of the UUID and of the bytes of the top directory's key list, in lower-case hexadecimal.</summary>
    public static string Of(RootFile file) => Convert.ToHexStringLower(
        SHA256.HashData([.. file.Top.Uuid, .. file.Bytes(file.Top.KeysPosition, file.Top.KeysLength)]));
}
