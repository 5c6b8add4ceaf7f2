using System.Globalization;

namespace Heppy.Physics;

/// <summary>The particles that are known by code.</summary>
/// <remarks>Codes, names and masses: S. Navas et al. (Particle Data Group), Phys. Rev. D 110 (2024) 030001.</remarks>
internal static class PdgTable
{
    /// <summary>Code, three times the charge, mass in GeV, name, and name of the antiparticle where it is another
    /// one.</summary>
    private const string Text = """
        1 -1 0.0047 d dbar, 2 2 0.00216 u ubar, 3 -1 0.0935 s sbar, 4 2 1.273 c cbar, 5 -1 4.183 b bbar, 6 2 172.57 t tbar,
        11 -3 0.00051099895069 e- e+, 12 0 0 nu_e nu_ebar, 13 -3 0.1056583755 mu- mu+, 14 0 0 nu_mu nu_mubar,
        15 -3 1.77693 tau- tau+, 16 0 0 nu_tau nu_taubar, 21 0 0 g, 22 0 0 gamma, 23 0 91.1876 Z0, 24 3 80.3692 W+ W-,
        25 0 125.20 H0, 111 0 0.1349768 pi0, 113 0 0.77526 rho(770)0, 115 0 1.3182 a(2)(1320)0, 130 0 0.497611 K(L)0,
        211 3 0.13957039 pi+ pi-, 213 3 0.77511 rho(770)+ rho(770)-, 215 3 1.3182 a(2)(1320)+ a(2)(1320)-, 221 0 0.547862 eta,
        223 0 0.78266 omega(782), 225 0 1.2754 f(2)(1270), 310 0 0.497611 K(S)0, 311 0 0.497611 K0 Kbar0,
        313 0 0.89555 K*(892)0 K*(892)bar0, 315 0 1.4324 K(2)*(1430)0 K(2)*(1430)bar0, 321 3 0.493677 K+ K-,
        323 3 0.89167 K*(892)+ K*(892)-, 325 3 1.4273 K(2)*(1430)+ K(2)*(1430)-, 331 0 0.95778 eta'(958),
        333 0 1.019461 phi(1020), 335 0 1.5173 f(2)'(1525), 411 3 1.86966 D+ D-, 413 3 2.01026 D*(2010)+ D*(2010)-,
        415 3 2.4611 D(2)*(2460)+ D(2)*(2460)-, 421 0 1.86484 D0 Dbar0, 423 0 2.00685 D*(2007)0 D*(2007)bar0,
        425 0 2.4611 D(2)*(2460)0 D(2)*(2460)bar0, 431 3 1.96835 D(s)+ D(s)-, 433 3 2.1122 D(s)*+ D(s)*-,
        435 3 2.5691 D(s2)*(2573)+ D(s2)*(2573)-, 441 0 2.9841 eta(c)(1S), 443 0 3.0969 J/psi(1S), 445 0 3.55617 chi(c2)(1P),
        511 0 5.27972 B0 Bbar0, 513 0 5.32475 B*0 B*bar0, 515 0 5.7396 B(2)*(5747)0 B(2)*(5747)bar0, 521 3 5.27941 B+ B-,
        523 3 5.32475 B*+ B*-, 525 3 5.7373 B(2)*(5747)+ B(2)*(5747)-, 531 0 5.36693 B(s)0 B(s)bar0,
        533 0 5.4154 B(s)*0 B(s)*bar0, 535 0 5.83988 B(s2)*(5840)0 B(s2)*(5840)bar0, 541 3 6.27447 B(c)+ B(c)-,
        551 0 9.3987 eta(b)(1S), 553 0 9.4604 Upsilon(1S), 555 0 9.9122 chi(b2)(1P), 1114 -3 1.232 Delta(1232)- Delta(1232)bar+,
        2112 0 0.9395654205 n nbar, 2114 0 1.232 Delta(1232)0 Delta(1232)bar0, 2212 3 0.93827208816 p+ pbar-,
        2214 3 1.232 Delta(1232)+ Delta(1232)bar-, 2224 6 1.232 Delta(1232)++ Delta(1232)bar--,
        3112 -3 1.197449 Sigma- Sigmabar+, 3114 -3 1.3872 Sigma(1385)- Sigma(1385)bar+, 3122 0 1.115683 Lambda0 Lambdabar0,
        3212 0 1.192642 Sigma0 Sigmabar0, 3214 0 1.3837 Sigma(1385)0 Sigma(1385)bar0, 3222 3 1.18937 Sigma+ Sigmabar-,
        3224 3 1.38283 Sigma(1385)+ Sigma(1385)bar-, 3312 -3 1.32171 Xi- Xibar+, 3314 -3 1.535 Xi(1530)- Xi(1530)bar+,
        3322 0 1.31486 Xi0 Xibar0, 3324 0 1.5318 Xi(1530)0 Xi(1530)bar0, 3334 -3 1.67245 Omega- Omegabar+,
        4112 0 2.45375 Sigma(c)(2455)0 Sigma(c)(2455)bar0, 4114 0 2.51848 Sigma(c)(2520)0 Sigma(c)(2520)bar0,
        4122 3 2.28646 Lambda(c)+ Lambda(c)bar-, 4132 0 2.47044 Xi(c)0 Xi(c)bar0,
        4212 3 2.45265 Sigma(c)(2455)+ Sigma(c)(2455)bar-, 4214 3 2.5174 Sigma(c)(2520)+ Sigma(c)(2520)bar-,
        4222 6 2.45397 Sigma(c)(2455)++ Sigma(c)(2455)bar--, 4224 6 2.51841 Sigma(c)(2520)++ Sigma(c)(2520)bar--,
        4232 3 2.46771 Xi(c)+ Xi(c)bar-, 4312 0 2.5787 Xi(c)'0 Xi(c)'bar0, 4314 0 2.64616 Xi(c)(2645)0 Xi(c)(2645)bar0,
        4322 3 2.5782 Xi(c)'+ Xi(c)'bar-, 4324 3 2.6451 Xi(c)(2645)+ Xi(c)(2645)bar-, 4332 0 2.6952 Omega(c)0 Omega(c)bar0,
        4334 0 2.7659 Omega(c)(2770)0 Omega(c)(2770)bar0, 5112 -3 5.81564 Sigma(b)- Sigma(b)bar+,
        5114 -3 5.83474 Sigma(b)*- Sigma(b)*bar+, 5122 0 5.6196 Lambda(b)0 Lambda(b)bar0, 5132 -3 5.797 Xi(b)- Xi(b)bar+,
        5222 3 5.81056 Sigma(b)+ Sigma(b)bar-, 5224 3 5.83032 Sigma(b)*+ Sigma(b)*bar-, 5232 0 5.7919 Xi(b)0 Xi(b)bar0,
        5332 -3 6.0458 Omega(b)- Omega(b)bar+, 10113 0 1.2295 b(1)(1235)0, 10213 3 1.2295 b(1)(1235)+ b(1)(1235)-,
        10223 0 1.166 h(1)(1170), 10311 0 1.43 K(0)*(1430)0 K(0)*(1430)bar0, 10313 0 1.253 K(1)(1270)0 K(1)(1270)bar0,
        10321 3 1.43 K(0)*(1430)+ K(0)*(1430)-, 10323 3 1.253 K(1)(1270)+ K(1)(1270)-, 10411 3 2.343 D(0)*(2300)+ D(0)*(2300)-,
        10413 3 2.4221 D(1)(2420)+ D(1)(2420)-, 10421 0 2.343 D(0)*(2300)0 D(0)*(2300)bar0,
        10423 0 2.4221 D(1)(2420)0 D(1)(2420)bar0, 10431 3 2.3178 D(s0)*(2317)+ D(s0)*(2317)-,
        10433 3 2.53511 D(s1)(2536)+ D(s1)(2536)-, 10441 0 3.41471 chi(c0)(1P), 10443 0 3.52537 h(c)(1P),
        10551 0 9.8594 chi(b0)(1P), 14122 3 2.59225 Lambda(c)(2595)+ Lambda(c)(2595)bar-, 20113 0 1.23 a(1)(1260)0,
        20213 3 1.23 a(1)(1260)+ a(1)(1260)-, 20223 0 1.2818 f(1)(1285), 20313 0 1.403 K(1)(1400)0 K(1)(1400)bar0,
        20323 3 1.403 K(1)(1400)+ K(1)(1400)-, 20423 0 2.412 D(1)(2430)0 D(1)(2430)bar0,
        20433 3 2.4595 D(s1)(2460)+ D(s1)(2460)-, 20443 0 3.51067 chi(c1)(1P), 20553 0 9.8928 chi(b1)(1P),
        100441 0 3.6377 eta(c)(2S), 100443 0 3.686097 psi(2S), 100553 0 10.0234 Upsilon(2S), 200553 0 10.3551 Upsilon(3S),
        300553 0 10.5794 Upsilon(4S), 9000111 0 0.98 a(0)(980)0, 9000221 0 0.6 f(0)(500), 9010221 0 0.99 f(0)(980)
        """;

    /// <summary>All particles and antiparticles, by code.</summary>
    internal static readonly Dictionary<int, PdgParticle> All = Read();

    private static Dictionary<int, PdgParticle> Read()
    {
        var all = new Dictionary<int, PdgParticle>();
        foreach (string line in Text.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] parts = line.Split(' ');
            int id = int.Parse(parts[0], CultureInfo.InvariantCulture);
            int thirds = int.Parse(parts[1], CultureInfo.InvariantCulture);
            double mass = double.Parse(parts[2], CultureInfo.InvariantCulture);
            bool hasAntiparticle = parts.Length > 4;
            all.Add(id, new PdgParticle(id, parts[3], mass, thirds, hasAntiparticle));
            if (hasAntiparticle)
            {
                all.Add(-id, new PdgParticle(-id, parts[4], mass, -thirds, true));
            }
        }

        return all;
    }
}
