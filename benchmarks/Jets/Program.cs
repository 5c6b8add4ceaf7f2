// What clustering costs as events grow, and compared with the loop over all pairs at each step.
// dotnet run -c Release --project benchmarks/Jets. Times are of the processor, on average; the growth is the exponent of N since the line above.
using System.Diagnostics;
using System.Globalization;
using Heppy.Physics;

const double budget = 0.4;                              // seconds for each number
const int largestPlain = 1000;                          // particles: the plain loop takes more than ten seconds at 3000
Action<string> print = text => Console.Out.Write(text + "\n");

JetDefinition[] definitions =
[
    JetDefinition.AntiKt(0.4), JetDefinition.AntiKt(1), JetDefinition.CambridgeAachen(0.8), JetDefinition.Kt(0.6),
    JetDefinition.Durham(), JetDefinition.ElectronPositronKt(0.7, -1),
];
foreach (var definition in definitions)
{
    print($"{definition}");
    var (lastCount, lastTime) = (0, 0.0);
    foreach (int count in (int[])[100, 300, 1000, 3000])
    {
        var particles = Event(count);
        var clustering = new JetClustering(definition);
        double time = Mean(() =>
        {
            clustering.Cluster(particles);
            return clustering.Inclusive(1).Length;
        });
        string line = string.Create(CultureInfo.InvariantCulture, $"{count,6} particles {time * 1e6,10:F1} us");
        if (lastCount > 0)
        {
            double growth = Math.Log(time / lastTime) / Math.Log((double)count / lastCount);
            line += string.Create(CultureInfo.InvariantCulture, $"   growth {growth:F2}");
        }
        if (definition == JetDefinition.AntiKt(0.4) && count <= largestPlain)
        {
            double plain = Mean(() => PlainLoop.CountJets(particles, 0.4));
            line += string.Create(CultureInfo.InvariantCulture, $"   all pairs each time {plain * 1e6:F0} us, {plain / time:F0} times as long");
        }
        print(line);
        (lastCount, lastTime) = (count, time);
    }
}

static P4[] Event(int count)
{
    // Three hard sprays on a soft ground.
    var random = new EventRandom(1, 1, 1, (ulong)count, "jets");
    var particles = new P4[count];
    for (int i = 0; i < count; i++)
    {
        bool isHard = i % 4 == 0;
        double eta = isHard ? i / 4 % 3 - 1 + 0.2 * random.NextGaussian() : 8 * random.NextDouble() - 4;
        double phi = isHard ? i / 4 % 3 * 2 + 0.2 * random.NextGaussian() : Math.Tau * random.NextDouble();
        particles[i] = P4.FromPtEtaPhiM((isHard ? 10 : 0.7) * random.NextExponential() + 0.01, eta, phi, 0.14);
    }
    return particles;
}

// Time of the processor, which others on the machine do not change much.
static double Mean(Func<int> work)
{
    work();
    int passes = 0;
    long start = Stopwatch.GetTimestamp();
    TimeSpan before = Environment.CpuUsage.TotalTime;
    while (passes < 5 || (passes < 10_000 && Stopwatch.GetElapsedTime(start).TotalSeconds < budget))
    {
        if (work() < 0)
        {
            throw new InvalidOperationException("Fewer jets than none.");
        }
        passes++;
    }
    return (Environment.CpuUsage.TotalTime - before).TotalSeconds / passes;
}
