using Heppy.Physics;

namespace Heppy.Analyzers.Tests.RealData;

internal readonly record struct Muon(float Pt, float Eta, float Phi, float Mass, int Charge) : ICharged;
