using Heppy.Physics;

namespace Heppy.Analyzers.Tests.RealData;

internal readonly record struct Jet(float Pt, float Eta, float Phi, float Mass) : IParticle;
