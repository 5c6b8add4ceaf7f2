namespace Heppy.Physics;

/// <summary>Three particles of a list and their summed four-momentum.</summary>
/// <remarks><see cref="Pt"/> to <see cref="Mass"/> are <see cref="P4"/> rounded to single precision.</remarks>
/// <typeparam name="T">Type of the particles.</typeparam>
/// <param name="First">The particle that comes first in the list.</param>
/// <param name="Second">The next one.</param>
/// <param name="Third">The last one.</param>
/// <param name="P4">The sum of their four-momenta.</param>
public readonly record struct Triplet<T>(T First, T Second, T Third, P4 P4) : IParticle
    where T : struct
{
    /// <summary>Index of the first particle in the list.</summary>
    public int FirstIndex { get; init; }

    /// <summary>Index of the second particle in the list.</summary>
    public int SecondIndex { get; init; }

    /// <summary>Index of the third particle in the list.</summary>
    public int ThirdIndex { get; init; }

    /// <inheritdoc/>
    public float Pt => (float)P4.Pt;

    /// <inheritdoc/>
    public float Eta => (float)P4.Eta;

    /// <inheritdoc/>
    public float Phi => (float)P4.Phi;

    /// <inheritdoc/>
    public float Mass => (float)P4.Mass;
}
