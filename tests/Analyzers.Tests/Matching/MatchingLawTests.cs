using CsCheck;
using Heppy.Physics;
using Xunit;

namespace Heppy.Analyzers.Tests.Matching;

public class MatchingLawTests
{
    private static readonly int[] Kinds = [11, -13, 211, 22, 130, 2212];

    // Floats would be 0 so often that particles are equally near, where the law makes an exception.
    private static readonly Gen<double> Unit = Gen.Int[0, 1 << 22].Select(i => i / (double)(1 << 22));

    private static readonly Gen<Lepton> Particle = Gen.Select(
        Unit, Unit, Unit, Gen.Int[0, 5],
        (pt, eta, phi, kind) => new Lepton(
            (float)(1 + (49 * pt)), (float)((2 * eta) - 1), (float)((6 * phi) - 3), 0.1f, Math.Sign(Kinds[kind]), Kinds[kind]));

    private static readonly Gen<(Lepton[] A, Lepton[] B)[]> Events = Gen.Select(Particle.Array[0, 8], Particle.Array[0, 8]).Array[100];

    [Fact]
    public void One_to_one_matching_is_symmetric() => Events.Sample(
        events =>
        {
            Match<Lepton, Lepton>[][] there = Match(events, oneToOne: true);
            Match<Lepton, Lepton>[][] back = Match([.. events.Select(e => (e.B, e.A))], oneToOne: true);
            return there.Zip(back).All(p => p.First.Select(m => (m.Index, m.PartnerIndex)).Order()
                .SequenceEqual(p.Second.Select(m => (m.PartnerIndex, m.Index)).Order()));
        },
        iter: 5);

    [Fact]
    public void The_nearest_pair_of_all_is_found_from_either_side() => Events.Sample(
        events =>
        {
            Match<Lepton, Lepton>[][] there = Match(events, oneToOne: false);
            Match<Lepton, Lepton>[][] back = Match([.. events.Select(e => (e.B, e.A))], oneToOne: false);
            return there.Zip(back).All(p => p.First.Length == 0
                ? p.Second.Length == 0
                : p.First.MinBy(m => m.DeltaR) is var a && p.Second.MinBy(m => m.DeltaR) is var b
                    && (a.Index, a.PartnerIndex) == (b.PartnerIndex, b.Index) && a.DeltaR == b.DeltaR);
        },
        iter: 5);

    [Fact]
    public void Each_match_is_the_nearest_of_all() => Events.Sample(
        events => Match(events, oneToOne: false).Zip(events).All(p => p.First.All(m =>
            m.DeltaR < 0.5 && p.Second.B.All(b => Distance(p.Second.A[m.Index], b) >= m.DeltaR))),
        iter: 5);

    [Fact]
    public void Isolation_is_the_same_after_a_rotation() => Gen.Select(Events, Gen.Int[-64, 64]).Sample(
        (events, turn) =>
        {
            // Rounding may move what is at the very edge in or out.
            float angle = turn * MathF.PI / 32;
            (Lepton[], Lepton[])[] turned = [.. events.Select(e => (Turn(e.A, angle), Turn(e.B, angle)))];
            return Isolate(events).Zip(Isolate(turned)).Zip(events).All(p => IsNearEdge(p.Second)
                || p.First.First.Select(i => i.Around.Total.Count).SequenceEqual(p.First.Second.Select(i => i.Around.Total.Count))
                && p.First.First.Zip(p.First.Second).All(i => i.First.Around == i.Second.Around));
        },
        iter: 5);

    private static bool IsNearEdge((Lepton[] A, Lepton[] B) e) => e.A.Any(a => e.B.Any(b => Math.Abs(Distance(a, b) - 0.5) < 1e-4));

    private static double Distance(Lepton a, Lepton b) => Kinematics.DeltaR(a.Eta, a.Phi, b.Eta, b.Phi);

    private static Lepton[] Turn(Lepton[] particles, float angle) => [.. particles.Select(p => p with { Phi = p.Phi + angle })];

    private static Match<Lepton, Lepton>[][] Match((Lepton[] A, Lepton[] B)[] events, bool oneToOne) =>
        Run<Match<Lepton, Lepton>>(events, () => new Matcher<Lepton, Lepton>
        {
            Particles = "a",
            MatchParticles = ["b"],
            DeltaR = 0.5,
            OneToOne = oneToOne,
            Output = "out",
        });

    private static Isolated<Lepton>[][] Isolate((Lepton[] A, Lepton[] B)[] events) =>
        Run<Isolated<Lepton>>(events, () => new IsolationAnalyzer<Lepton, Lepton>
        {
            Candidates = "a",
            Particles = "b",
            IsoArea = EtaPhiArea.Circle(0.5),
            Output = "out",
        });

    private static T[][] Run<T>((Lepton[] A, Lepton[] B)[] events, Func<Analyzer> analyzer) =>
    [
        .. TestRun.Collect<T>(TestRun.Adl(events.Length), "out", () =>
            [new Given<Lepton>("a", [.. events.Select(e => e.A)]), new Given<Lepton>("b", [.. events.Select(e => e.B)]), analyzer()]).Values,
    ];
}
