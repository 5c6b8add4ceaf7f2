using System.Text;
using Heppy.Commands;
using Heppy.Trees;

namespace Heppy.Examples;

/// <summary>Input for the samples, made on first use: the same bytes everywhere.</summary>
public static class ExampleData
{
    private const int Version = 2;

    /// <summary>Of two Z bosons in the Higgs sample, the share below the threshold of two on their mass shells.</summary>
    private const double OffShell = 0.08;

    /// <summary>Makes the input of the Higgs sample, if it is not there.</summary>
    /// <param name="directory">Relative to the configuration.</param>
    public static void HToZZ(string directory) => Make(directory, folder =>
    {
        // Collisions of 14.5 per femtobarn, certified: as many of each process with four muons as its cross section, in picobarn, says.
        const double Certified = 21_500;
        const double Higgs = 48.58 * 1.25e-4 / 4 * 14_500;
        const double Continuum = 1.256 / 4 * 14_500;
        FourMuonGenerator Collisions(ulong seed, uint firstRun) => new(FourMuonProcess.Collisions, seed, firstRun) { HiggsShare = Higgs / Certified, ContinuumShare = Continuum / Certified, OffShellShare = OffShell };
        Write(folder, "data_period_A", Collisions(11, 297_050), files: 2, eventsPerFile: 3_750);
        Write(folder, "data_period_B", Collisions(12, 299_100), files: 3, eventsPerFile: 5_000);
        Write(folder, "ggH_125", new FourMuonGenerator(FourMuonProcess.Higgs, 13), files: 4, eventsPerFile: 5_000);
        Write(folder, "ZZ", new FourMuonGenerator(FourMuonProcess.Continuum, 14) { OffShellShare = OffShell }, files: 3, eventsPerFile: 6_000);
        // All but two luminosity sections of each run, of which the second of the first period ended early.
        (int Run, int Last)[] runs = [(297_050, 50), (297_051, 25), (299_100, 50), (299_101, 50), (299_102, 50)];
        string certified = string.Join(",\n ", runs.Select(r => $"\"{r.Run}\": [[1, 20], [23, {r.Last}]]"));
        File.WriteAllText(Path.Combine(folder, "golden.json"), $"{{{certified}}}\n", new UTF8Encoding(false));
    });

    /// <summary>Makes the input of the ADL benchmark, if it is not there.</summary>
    /// <param name="directory">Relative to the configuration.</param>
    /// <param name="events">Number of events.</param>
    public static void Adl(string directory, long events) => Make(directory, folder =>
        Write(folder, "", new AdlGenerator(21), files: (int)Math.Max(1, events / 250_000), eventsPerFile: Math.Min(events, 250_000)));

    /// <summary>Makes events of single Z bosons in collisions and in simulation, if they are not there.</summary>
    /// <param name="directory">Relative to the configuration.</param>
    public static void ZMuMu(string directory) => Make(directory, folder =>
    {
        Write(folder, "data", new FourMuonGenerator(FourMuonProcess.Collisions, 31, 297_050), files: 2, eventsPerFile: 5_000);
        Write(folder, "dy", new FourMuonGenerator(FourMuonProcess.Continuum, 32), files: 2, eventsPerFile: 5_000);
    });

    /// <summary>Writes generated events to files <c>file_1.parquet</c>, <c>file_2.parquet</c>, ...</summary>
    /// <param name="folder">Where to write.</param>
    /// <param name="name">Sub-directory, or empty.</param>
    /// <param name="generator">Makes the events.</param>
    /// <param name="files">Number of files.</param>
    /// <param name="eventsPerFile">Events in each.</param>
    public static void Write(string folder, string name, IEventGenerator generator, int files, long eventsPerFile)
    {
        ArgumentNullException.ThrowIfNull(generator);
        string target = Path.Combine(folder, name);
        Directory.CreateDirectory(target);
        var columns = new EventColumns(generator.Columns);
        for (int file = 0; file < files; file++)
        {
            using FileStream stream = File.Create(Path.Combine(target, $"file_{file + 1}.parquet"));
            using ITreeWriter writer = Workspace.Formats(TreeFormat.Parquet).Trees.Create(stream, generator.Columns);
            for (long i = 0; i < eventsPerFile; i++)
            {
                generator.Generate((file * eventsPerFile) + i, columns);
                if (columns.Rows == 1000 || i == eventsPerFile - 1)
                {
                    writer.Append(columns.Buffers, 0, columns.Rows);
                    columns.Clear();
                }
            }

            writer.Finish();
        }
    }

    /// <summary>Makes a directory aside and renames it, so that it is whole or not there; several processes may try.</summary>
    private static void Make(string directory, Action<string> write)
    {
        string target = Path.GetFullPath(Path.Combine(ConfigurationContext.Directory, directory));
        if (File.Exists(Path.Combine(target, $".version-{Version}")))
        {
            return;
        }

        string aside = $"{target}.new-{Environment.ProcessId}";
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        write(aside);
        File.WriteAllText(Path.Combine(aside, $".version-{Version}"), "");
        try
        {
            if (Directory.Exists(target) && !File.Exists(Path.Combine(target, $".version-{Version}")))
            {
                Directory.Delete(target, recursive: true);
            }

            Directory.Move(aside, target);
        }
        catch (IOException) when (File.Exists(Path.Combine(target, $".version-{Version}")))
        {
            Directory.Delete(aside, recursive: true);
        }
    }
}
