using System.Xml;
using System.Xml.Linq;

namespace Heppy.Batch;

/// <summary>XML with an element per job, as <c>qstat -xml</c> prints. Other text may follow the document.</summary>
internal static class XmlOutput
{
    internal static List<Row> Rows(SiteProfile site, OutputFormat format, string output)
    {
        try
        {
            int start = output.IndexOf('<', StringComparison.Ordinal);
            int end = output.LastIndexOf('>') + 1;
            if (start < 0 || end <= start)
            {
                throw OutputReader.Garbage(site, output);
            }

            using XmlReader reader = XmlReader.Create(
                new StringReader(output[start..end]), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return [.. XElement.Load(reader).Descendants(format.Item).Select(job => RowOf(format, job))];
        }
        catch (XmlException error)
        {
            throw OutputReader.Garbage(site, output, error);
        }
    }

    private static Row RowOf(OutputFormat format, XElement job)
    {
        var row = new Row();
        foreach ((string field, string element) in format.Fields)
        {
            row[field] = job.Element(element)?.Value.Trim() ?? "";
        }

        return row;
    }
}
