using Heppy.Examples;
using Heppy.Formats.Root;
using Heppy.Trees;

namespace Heppy.Benchmarks.Convert;

/// <summary>ROOT files with generated events, of the columns of the ADL benchmark.</summary>
internal static class Generated
{
    internal static string Write(string path, RootCompression codec, ulong seed, int events)
    {
        var generator = new AdlGenerator(seed);
        var columns = new EventColumns(generator.Columns);
        using FileStream stream = File.Create(path);
        using ITreeWriter writer = new RootFormat { Compression = codec }.Create(stream, generator.Columns);
        for (int i = 0; i < events; i++)
        {
            generator.Generate(i, columns);
            if (columns.Rows == 1000 || i == events - 1)
            {
                writer.Append(columns.Buffers, 0, columns.Rows);
                columns.Clear();
            }
        }

        writer.Finish();
        return path;
    }
}
