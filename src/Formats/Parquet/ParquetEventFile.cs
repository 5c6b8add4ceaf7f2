using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Heppy.Events;
using Heppy.Formats.Parquet.Decoding;
using Microsoft.Win32.SafeHandles;
using Parquet;
using FileMetaData = Parquet.Meta.FileMetaData;
using RowGroup = Parquet.Meta.RowGroup;

namespace Heppy.Formats.Parquet;

/// <summary>An open Parquet file: its columns by flat name, decoded into reused buffers.</summary>
internal sealed class ParquetEventFile : IEventFile
{
    private readonly WindowStream _stream;
    private readonly ParquetReader _reader;
    private readonly Dictionary<string, ParquetColumn> _columns = [];
    private readonly Dictionary<(string, Type), ColumnReader> _readers = [];
    private readonly Dictionary<string, int[]> _offsets = [];
    private readonly long[] _firstEntries;
    private readonly RowGroupScopes _scopes;

    private ParquetEventFile(string path, WindowStream stream, ParquetReader reader, string digest, RowGroupScopes scopes)
    {
        Path = path;
        _stream = stream;
        _reader = reader;
        _scopes = scopes;
        FileMetaData metadata = reader.Metadata!;
        List<Leaf> leaves = LeafWalk.Of(metadata.Schema);
        List<ParquetColumn> columns = ColumnCatalogue.Of(leaves, reader.Schema.GetDataFields());
        foreach (ParquetColumn column in columns)
        {
            _columns.TryAdd(column.Schema.Name, column);
        }

        long[] rowGroups = [.. metadata.RowGroups.Select(g => g.NumRows)];
        if (Array.Find(rowGroups, r => r is < 0 or > int.MaxValue - 1) is not 0 and long impossible)
        {
            throw new InvalidDataException($"a row group has {impossible} rows.");
        }

        _firstEntries = new long[rowGroups.Length];
        for (int i = 1; i < rowGroups.Length; i++)
        {
            _firstEntries[i] = _firstEntries[i - 1] + rowGroups[i - 1];
        }

        Footer = new FileFooter
        {
            Size = stream.Length,
            Digest = digest,
            RowGroups = rowGroups,
            Columns = [.. columns.Select(c => c.Schema)],
            CompressedBytes = CompressedBytes(metadata, columns, leaves.Count),
        };
    }

    public string Path { get; }

    public FileFooter Footer { get; }

    /// <summary>What the file says of itself.</summary>
    public FileMetaData Metadata => _reader.Metadata!;

    /// <summary>Opens a file and reads its footer.</summary>
    /// <param name="path">The file.</param>
    /// <param name="scopes">Lends the memory that decoding needs: a file that is open, but not being read, has none.</param>
    public static ParquetEventFile Open(string path, RowGroupScopes scopes)
    {
        SafeFileHandle handle = File.OpenHandle(path, options: FileOptions.RandomAccess);
        ParquetEventFile? file = null;
        try
        {
            long length = RandomAccess.GetLength(handle);
            (byte[] head, byte[] tail) = Signature.Read(handle, length);
            int footerLength = Signature.FooterLength(path, length, head, tail);
            var stream = new WindowStream(handle, length);
            byte[] footer = new byte[footerLength];
            stream.Prefetch(length - 8 - footerLength, footerLength + 8);
            stream.Position = length - 8 - footerLength;
            stream.ReadExactly(footer);
            file = Parse(path, stream, footer, scopes);
            stream.ExchangeWindow([]);
            return file;
        }
        finally
        {
            if (file is null)
            {
                handle.Dispose();
            }
        }
    }

    public void Read(int rowGroup, IReadOnlyList<ColumnBuffer> columns, CancellationToken cancellation = default)
    {
        RowGroupScope scope = _scopes.Take();
        _stream.ExchangeWindow(scope.Window);
        try
        {
            scope.Path = Path;
            scope.Stream = _stream;
            scope.Group = _reader.OpenRowGroupReader(rowGroup);
            scope.Rows = (int)Footer.RowGroups[rowGroup];
            scope.FirstEntry = _firstEntries[rowGroup];
            Read(scope, rowGroup, columns, cancellation);
        }
        finally
        {
            _offsets.Clear();
            scope.Window = _stream.ExchangeWindow([]);
            _scopes.Return(scope);
        }
    }

    public void Dispose() => _stream.Dispose();

    private void Read(RowGroupScope scope, int rowGroup, IReadOnlyList<ColumnBuffer> columns, CancellationToken cancellation)
    {
        for (int pass = 0; pass < 2; pass++)
        {
            // Counts last: lists that were asked for as well give them for nothing.
            for (int i = 0; i < columns.Count; i++)
            {
                ParquetColumn column = Find(columns[i].Name);
                if (column.Schema.IsCount == (pass == 1))
                {
                    cancellation.ThrowIfCancellationRequested();
                    Read(scope, rowGroup, column, columns[i]);
                }
            }
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Damaged pages make the decoder throw anything.")]
    private void Read(RowGroupScope scope, int rowGroup, ParquetColumn column, ColumnBuffer buffer)
    {
        if (!_readers.TryGetValue((buffer.Name, buffer.ValueType), out ColumnReader? reader))
        {
            reader = ColumnReader.Create(column, buffer, Path);
            _readers.Add((buffer.Name, buffer.ValueType), reader);
        }

        try
        {
            if (reader is CountColumnReader count && _offsets.TryGetValue(column.Lists, out int[]? offsets))
            {
                count.Fill(scope, buffer, offsets);
                return;
            }

            Prefetch(scope, column);
            reader.Read(scope, buffer);
            if (buffer.IsJagged)
            {
                _offsets.TryAdd(column.Lists, buffer.Offsets);
            }
        }
        catch (UnreadableValueException e)
        {
            throw new InvalidDataException(e.Message, e);
        }
        catch (Exception e) when (e is not OutOfMemoryException && _stream.Failure is null)
        {
            string why = e is NotImplementedException or NotSupportedException
                ? "This encoding is not supported. Write the file again with version 1 data pages and default encodings: "
                    + "pyarrow's data_page_version='1.0', or DuckDB's COPY."
                : "The file is damaged. Copy it again.";
            throw new InvalidDataException(
                $"{Path}: row group {rowGroup}, column {column.Schema.Name} ({column.Schema.Stored}) cannot be decoded: "
                + $"{(e is NotImplementedException ? "" : e.Message.TrimEnd('.') + ". ")}{why}", e);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A damaged footer makes the decoder throw anything.")]
    private static ParquetEventFile Parse(string path, WindowStream stream, byte[] footer, RowGroupScopes scopes)
    {
        try
        {
            // Parquet.Net believes whatever lengths are announced: they are checked first.
            new CompactReader(footer).Skip(CompactType.Structure, ThriftShape.File);
            ParquetReader reader = ParquetReader.CreateAsync(stream, leaveStreamOpen: true).GetAwaiter().GetResult();
            return new ParquetEventFile(path, stream, reader, Convert.ToHexStringLower(SHA256.HashData(footer)), scopes);
        }
        catch (Exception e) when (e is not OutOfMemoryException && stream.Failure is null)
        {
            throw new InvalidDataException($"{path}: the footer cannot be understood: {e.Message} "
                + "The file is damaged, or its schema is not supported. Copy or write it again.", e);
        }
    }

    private ParquetColumn Find(string name) => _columns.TryGetValue(name, out ParquetColumn? column)
        ? column
        : throw new InvalidDataException($"{Path}: there is no column {name}.");

    private void Prefetch(RowGroupScope scope, ParquetColumn column)
    {
        if (scope.Group.RowGroup.Columns[column.Leaf].MetaData is { } chunk)
        {
            long start = OtherDecoder.FirstPage(chunk);
            _stream.Prefetch(start, chunk.TotalCompressedSize);
            scope.Chunk = _stream.Prefetched(start, chunk.TotalCompressedSize);
        }
        else
        {
            scope.Chunk = default;
        }
    }

    private static long[] CompressedBytes(FileMetaData metadata, List<ParquetColumn> columns, int leaves)
    {
        long[] bytes = new long[columns.Count];
        foreach (RowGroup group in metadata.RowGroups)
        {
            if (group.Columns.Count != leaves)
            {
                throw new InvalidDataException($"a row group has {group.Columns.Count} columns, the schema has {leaves}.");
            }

            for (int i = 0; i < leaves; i++)
            {
                bytes[i] += group.Columns[i].MetaData?.TotalCompressedSize ?? 0;
            }
        }

        return bytes;
    }
}
