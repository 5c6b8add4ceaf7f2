using Heppy.Events;
using Heppy.Trees;
using Xunit;

namespace Heppy.Framework.Tests.Results;

public class TreeFilesTests
{
    [Fact]
    public void Giving_up_files_on_a_full_disk_closes_all_of_them_and_says_nothing()
    {
        var sink = new FullSink();
        var files = new TreeFiles(sink, new FullFormat());
        files.Append("Fill", new NoRows("a"));
        files.Append("Fill", new NoRows("b"));
        files.Dispose();
        Assert.Equal(2, sink.Streams.Count);
        Assert.All(sink.Streams, s => Assert.True(s.IsClosed));
    }

    private static IOException Full() => new("No space left on device");

    private sealed class FullSink : IResultSink
    {
        internal List<FullStream> Streams { get; } = [];

        public Stream Create(string path)
        {
            Streams.Add(new FullStream());
            return Streams[^1];
        }
    }

    /// <summary>Closes, but cannot write what it still has.</summary>
    private sealed class FullStream : MemoryStream
    {
        internal bool IsClosed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsClosed = true;
            base.Dispose(disposing);
            throw Full();
        }
    }

    private sealed class FullFormat : ITreeFormat, ITreeWriter
    {
        public string Extension => ".full";

        public IEventFormat Events => throw new NotSupportedException();

        public long Rows => 0;

        public string? Problem(IReadOnlyList<ColumnSchema> schema) => null;

        public ITreeWriter Create(Stream stream, IReadOnlyList<ColumnSchema> schema, string name = "Events") => new FullFormat();

        public void Append(IReadOnlyList<ColumnBuffer> columns, int firstRow, int rowCount)
        {
        }

        public void Finish()
        {
        }

        public void Dispose() => throw Full();
    }

    private sealed class NoRows(string name) : ITreeRows
    {
        public string Name => name;

        public IReadOnlyList<ColumnSchema> Schema => [];

        public void AppendTo(ITreeWriter writer)
        {
        }
    }
}
