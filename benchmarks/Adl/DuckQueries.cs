/// <summary>
/// The published SQL of the ADL benchmark (https://github.com/iris-hep/adl-benchmarks-index) in DuckDB's dialect, over flat columns. Where there is
/// more than one way to say it, all are here, and the quickest is the one to be measured against.
/// </summary>
/// <remarks>Kinematics in double from columns in float, values rounded to float before binning, as in the sample; the order of operations is the same, so that bins are.</remarks>
internal static class DuckQueries
{
    /// <summary>Functions that the queries share.</summary>
    internal const string Macros = """
        CREATE MACRO bin(x, lo, hi) AS CASE WHEN x < lo THEN 0 WHEN x < hi THEN 1 + floor((x::DOUBLE - lo::DOUBLE) / (hi::DOUBLE - lo::DOUBLE) * 100::DOUBLE)::INTEGER ELSE 101 END;
        CREATE MACRO wrapped(p) AS CASE WHEN p > pi() THEN p - 2 * pi() WHEN p < -pi() THEN p + 2 * pi() ELSE p END;
        CREATE MACRO distance(eta, phi) AS sqrt(eta * eta + wrapped(phi) * wrapped(phi));
        CREATE MACRO mass(x, y, z, e) AS sqrt(greatest((e - z) * (e + z) - x * x - y * y, 0::DOUBLE));
        CREATE MACRO near(eta, phi, pts, etas, phis) AS len(list_filter(range(1, len(pts) + 1), lambda k: pts[k] > 10 AND distance(eta::DOUBLE - etas[k]::DOUBLE, phi::DOUBLE - phis[k]::DOUBLE) < 0.4)) > 0;
        """;

    private const string Particles = """
        j AS (SELECT *, pt * cos(phi) AS x, pt * sin(phi) AS y, pt * sinh(eta) AS z FROM u),
        p AS (SELECT *, sqrt(pt * pt + z * z + m * m) AS e FROM j)
        """;

    /// <summary>The queries by histogram; <c>t</c> is the file.</summary>
    internal static IReadOnlyDictionary<string, string[]> All { get; } = new Dictionary<string, string[]>
    {
        ["q1"] = ["SELECT bin(MET_pt, 0, 2000) AS b, count(*) FROM t GROUP BY b"],
        ["q2"] = ["SELECT bin(pt, 15, 60) AS b, count(*) FROM (SELECT unnest(Jet_pt) AS pt FROM t) GROUP BY b"],
        ["q3"] = ["SELECT bin(pt, 15, 60) AS b, count(*) FROM (SELECT unnest(Jet_pt) AS pt, unnest(Jet_eta) AS eta FROM t) WHERE abs(eta) < 1 GROUP BY b"],
        ["q4"] =
        [
            "SELECT bin(MET_pt, 0, 2000) AS b, count(*) FROM t WHERE len(list_filter(Jet_pt, lambda pt: pt > 40)) >= 2 GROUP BY b",
            "SELECT bin(met, 0, 2000) AS b, count(*) FROM (SELECT any_value(met) AS met FROM (SELECT file_row_number AS id, MET_pt AS met, unnest(Jet_pt) AS pt FROM t WHERE len(Jet_pt) >= 2) WHERE pt > 40 GROUP BY id HAVING count(*) >= 2) GROUP BY b",
        ],
        ["q5"] =
        [
            """
            WITH m AS (SELECT file_row_number AS id, MET_pt AS met, unnest(range(len(Muon_pt))) AS i, unnest(Muon_pt)::DOUBLE AS pt,
                              unnest(Muon_eta)::DOUBLE AS eta, unnest(Muon_phi)::DOUBLE AS phi, unnest(Muon_charge) AS q FROM t WHERE len(Muon_pt) > 1),
                 f AS (SELECT any_value(a.met) AS met FROM m a JOIN m b ON a.id = b.id AND a.i < b.i
                       WHERE a.q <> b.q AND sqrt(greatest(2::DOUBLE * a.pt * b.pt * (cosh(a.eta - b.eta) - cos(a.phi - b.phi)), 0::DOUBLE)) BETWEEN 60 AND 120 GROUP BY a.id)
            SELECT bin(met, 0, 2000) AS b, count(*) FROM f GROUP BY b
            """,
            """
            SELECT bin(MET_pt, 0, 2000) AS b, count(*) FROM t WHERE len(Muon_pt) > 1 AND len(list_filter(range(1, len(Muon_pt)), lambda i:
                len(list_filter(range(i + 1, len(Muon_pt) + 1), lambda j: Muon_charge[i] <> Muon_charge[j] AND
                    sqrt(greatest(2::DOUBLE * Muon_pt[i]::DOUBLE * Muon_pt[j]::DOUBLE * (cosh(Muon_eta[i]::DOUBLE - Muon_eta[j]::DOUBLE)
                        - cos(Muon_phi[i]::DOUBLE - Muon_phi[j]::DOUBLE)), 0::DOUBLE)) BETWEEN 60 AND 120)) > 0)) > 0 GROUP BY b
            """,
        ],
        ["q6_1"] = TriJet("sqrt(x * x + y * y)::FLOAT", "bin(v, 15, 40)"),
        ["q6_2"] = TriJet("btag", "bin(v, 0, 1)"),
        ["q7"] =
        [
            """
            WITH u AS (SELECT file_row_number AS id, Muon_pt, Muon_eta, Muon_phi, Electron_pt, Electron_eta, Electron_phi,
                              unnest(Jet_pt) AS pt, unnest(Jet_eta) AS eta, unnest(Jet_phi) AS phi FROM t),
                 s AS (SELECT sum(pt::DOUBLE)::FLOAT AS pt FROM u WHERE pt > 30 AND NOT near(eta, phi, Muon_pt, Muon_eta, Muon_phi)
                       AND NOT near(eta, phi, Electron_pt, Electron_eta, Electron_phi) GROUP BY id)
            SELECT bin(pt, 15, 200) AS b, count(*) FROM s GROUP BY b
            """,
            """
            WITH s AS (SELECT list_sum(list_transform(list_filter(range(1, len(Jet_pt) + 1), lambda i: Jet_pt[i] > 30
                           AND NOT near(Jet_eta[i], Jet_phi[i], Muon_pt, Muon_eta, Muon_phi) AND NOT near(Jet_eta[i], Jet_phi[i], Electron_pt, Electron_eta, Electron_phi)),
                           lambda i: Jet_pt[i]::DOUBLE))::FLOAT AS pt FROM t)
            SELECT bin(pt, 15, 200) AS b, count(*) FROM s WHERE pt IS NOT NULL GROUP BY b
            """,
        ],
        ["q8"] =
        [
            $"""
            WITH c AS (SELECT file_row_number AS id, MET_pt AS met, MET_phi AS met_phi, len(Muon_pt) AS muons, list_concat(Muon_pt, Electron_pt) AS pts,
                              list_concat(Muon_eta, Electron_eta) AS etas, list_concat(Muon_phi, Electron_phi) AS phis, list_concat(Muon_mass, Electron_mass) AS masses,
                              list_concat(Muon_charge, Electron_charge) AS charges FROM t WHERE len(Muon_pt) + len(Electron_pt) >= 3),
                 u AS (SELECT id, met, met_phi, muons, unnest(range(len(pts))) AS i, unnest(pts)::DOUBLE AS pt, unnest(etas)::DOUBLE AS eta, unnest(phis)::DOUBLE AS phi,
                              unnest(masses)::DOUBLE AS m, unnest(charges) AS q FROM c),
                 {Particles},
                 best AS (SELECT a.id, arg_min([a.i, b.i], abs(mass(a.x + b.x, a.y + b.y, a.z + b.z, a.e + b.e) - 91.2)) AS pair FROM p a JOIN p b
                          ON a.id = b.id AND a.i < b.i WHERE (a.i < a.muons) = (b.i < b.muons) AND a.q * b.q < 0 GROUP BY a.id),
                 w AS (SELECT any_value(met)::DOUBLE AS met, any_value(met_phi)::DOUBLE AS met_phi, max(pt) AS pt, arg_max(phi, pt) AS phi
                       FROM p JOIN best ON p.id = best.id WHERE NOT list_contains(pair, i) GROUP BY p.id)
            SELECT bin((2 * sqrt(met * pt) * abs(sin(0.5::DOUBLE * (met_phi - phi))))::FLOAT, 15, 250) AS b, count(*) FROM w GROUP BY b
            """,
        ],
    };

    private static string[] TriJet(string value, string bin) =>
    [
        $"""
        WITH u AS (SELECT file_row_number AS id, unnest(range(len(Jet_pt))) AS i, unnest(Jet_pt)::DOUBLE AS pt, unnest(Jet_eta)::DOUBLE AS eta,
                          unnest(Jet_phi)::DOUBLE AS phi, unnest(Jet_mass)::DOUBLE AS m, unnest(Jet_btag) AS btag FROM t WHERE len(Jet_pt) >= 3),
             {Particles},
             three AS (SELECT a.id, a.x + b.x + c.x AS x, a.y + b.y + c.y AS y, a.z + b.z + c.z AS z, a.e + b.e + c.e AS e, greatest(a.btag, b.btag, c.btag) AS btag
                       FROM p a JOIN p b ON a.id = b.id AND a.i < b.i JOIN p c ON b.id = c.id AND b.i < c.i),
             best AS (SELECT arg_min({value}, abs(mass(x, y, z, e) - 172.5)) AS v FROM three GROUP BY id)
        SELECT {bin} AS b, count(*) FROM best GROUP BY b
        """,
        $"""
        WITH l AS (SELECT file_row_number AS id, len(Jet_pt) AS n, list_transform(range(1, len(Jet_pt) + 1), lambda i: Jet_pt[i]::DOUBLE * cos(Jet_phi[i]::DOUBLE)) AS xs,
                          list_transform(range(1, len(Jet_pt) + 1), lambda i: Jet_pt[i]::DOUBLE * sin(Jet_phi[i]::DOUBLE)) AS ys,
                          list_transform(range(1, len(Jet_pt) + 1), lambda i: Jet_pt[i]::DOUBLE * sinh(Jet_eta[i]::DOUBLE)) AS zs,
                          Jet_pt AS pts, Jet_mass AS ms, Jet_btag AS btags FROM t WHERE len(Jet_pt) >= 3),
             k AS (SELECT *, list_transform(range(1, n + 1), lambda i: sqrt(pts[i]::DOUBLE * pts[i]::DOUBLE + zs[i] * zs[i] + ms[i]::DOUBLE * ms[i]::DOUBLE)) AS es FROM l),
             one AS (SELECT *, unnest(range(1, n - 1)) AS a FROM k),
             two AS (SELECT *, unnest(range(a + 1, n)) AS b FROM one),
             three AS (SELECT *, unnest(range(b + 1, n + 1)) AS c FROM two),
             s AS (SELECT id, xs[a] + xs[b] + xs[c] AS x, ys[a] + ys[b] + ys[c] AS y, zs[a] + zs[b] + zs[c] AS z, es[a] + es[b] + es[c] AS e,
                          greatest(btags[a], btags[b], btags[c]) AS btag FROM three),
             best AS (SELECT arg_min({value}, abs(mass(x, y, z, e) - 172.5)) AS v FROM s GROUP BY id)
        SELECT {bin} AS b, count(*) FROM best GROUP BY b
        """,
    ];
}
