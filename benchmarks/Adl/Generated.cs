using Heppy;
using Heppy.Examples;
using Heppy.Formats.Parquet;
using Heppy.Trees;

/// <summary>Files of generated events in row groups of 100,000: multiplicities as in the data of the benchmark, numbers with random mantissas.</summary>
internal static class Generated
{
    private const int RowsPerGroup = 100_000;

    /// <summary>Writes the same events once for each codec.</summary>
    /// <returns>The files, in the order of the codecs.</returns>
    internal static string[] Write(string folder, long events, params ParquetCompression[] codecs)
    {
        var generator = new AdlGenerator(21);
        var columns = new EventColumns(generator.Columns);
        string[] paths = [.. codecs.Select(c => Path.Combine(folder, $"{c}.parquet"))];
        FileStream[] streams = [.. paths.Select(p => File.Create(p))];
        ITreeWriter[] writers = [.. codecs.Select((c, i) => new ParquetFormat { Compression = c, RowsPerGroup = RowsPerGroup }.Create(streams[i], generator.Columns))];
        for (long i = 0; i < events; i++)
        {
            generator.Generate(i, columns);
            if (columns.Rows == 1000 || i == events - 1)
            {
                Array.ForEach(writers, w => w.Append(columns.Buffers, 0, columns.Rows));
                columns.Clear();
            }
        }

        Array.ForEach(writers, w => w.Finish());
        Array.ForEach(writers, w => w.Dispose());
        Array.ForEach(streams, s => s.Dispose());
        return paths;
    }
}
