using Heppy.Physics;

namespace Heppy.Analyzers;

/// <summary>A particle of a <see cref="Gun{T}"/> as a record: <c>(in p4, id) => new Particle((float)p4.Pt, ...)</c>.</summary>
/// <typeparam name="T">Type of the particle.</typeparam>
/// <param name="p4">Its four-momentum.</param>
/// <param name="pdgId">Its code.</param>
public delegate T Shot<T>(in P4 p4, int pdgId);
