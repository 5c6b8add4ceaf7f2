namespace Heppy.Pools;

/// <summary>Turns jobs and results into bytes and back, on one machine or on two.</summary>
/// <remarks>Workers make their own: the class needs a constructor without parameters.</remarks>
public interface IJobSerializer
{
    /// <summary>A value as bytes.</summary>
    /// <typeparam name="T">Type of the job or the result.</typeparam>
    /// <param name="value">The value.</param>
    byte[] Serialize<T>(T value);

    /// <summary>The value that <see cref="Serialize"/> made bytes of.</summary>
    /// <typeparam name="T">Type of the job or the result.</typeparam>
    /// <param name="bytes">The bytes.</param>
    T Deserialize<T>(ReadOnlySpan<byte> bytes);
}
