using Heppy.Physics;

namespace Heppy.Analyzers.Tests.RealData;

internal readonly record struct GenParticle(float Pt, float Eta, float Phi, float Mass, int PdgId) : IParticle, IIdentified;
