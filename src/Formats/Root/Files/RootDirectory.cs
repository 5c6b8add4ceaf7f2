namespace Heppy.Formats.Root.Files;

/// <summary>What a directory record says: where its list of keys is.</summary>
/// <param name="KeysPosition">Offset of the key list; 0 if the directory was never saved.</param>
/// <param name="KeysLength">Bytes of the key list, header included.</param>
/// <param name="Uuid">Sixteen bytes that make the file or directory unique; empty in very old files.</param>
internal sealed record RootDirectory(long KeysPosition, int KeysLength, byte[] Uuid)
{
    /// <summary>Bytes that hold any directory record.</summary>
    public const int MaximumLength = 60;

    private const int LargeSeeks = 1000;

    /// <summary>Reads a directory record.</summary>
    /// <param name="buffer">Bytes that stand at its start.</param>
    public static RootDirectory Read(RootBuffer buffer)
    {
        bool large = buffer.Int16() > LargeSeeks;
        buffer.Take(8);
        int keysLength = buffer.Int32();
        buffer.Take(4);
        buffer.Seek(large);
        buffer.Seek(large);
        long keys = buffer.Seek(large);
        byte[] uuid = [];
        if (buffer.Remaining >= 18)
        {
            buffer.Take(2);
            uuid = buffer.Take(16).ToArray();
        }

        return new RootDirectory(keys, keysLength, uuid);
    }
}
