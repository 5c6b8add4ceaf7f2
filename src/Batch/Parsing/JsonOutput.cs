using System.Text;
using System.Text.Json;

namespace Heppy.Batch;

/// <summary>JSON with an object per job, in an array or under its id. Several documents may follow each other.</summary>
internal static class JsonOutput
{
    internal static List<Row> Rows(SiteProfile site, OutputFormat format, string output)
    {
        List<Row> rows = [];
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(output), new JsonReaderOptions { AllowMultipleValues = true, AllowTrailingCommas = true });
            while (reader.Read())
            {
                using var document = JsonDocument.ParseValue(ref reader);
                JsonElement jobs = document.RootElement;
                // Without jobs, PBS leaves the property out.
                if (format.Item.Length > 0 && !(jobs.ValueKind == JsonValueKind.Object && jobs.TryGetProperty(format.Item, out jobs)))
                {
                    continue;
                }

                if (jobs.ValueKind == JsonValueKind.Array)
                {
                    rows.AddRange(jobs.EnumerateArray().Select(j => RowOf(format, j, "")));
                }
                else
                {
                    rows.AddRange(jobs.EnumerateObject().Select(j => RowOf(format, j.Value, j.Name)));
                }
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw OutputReader.Garbage(site, output, error);
        }

        return rows;
    }

    private static Row RowOf(OutputFormat format, JsonElement job, string key)
    {
        var row = new Row();
        foreach ((string field, string path) in format.Fields)
        {
            row[field] = path == "@key" ? key : Value(job, path);
        }

        return row;
    }

    private static string Value(JsonElement element, string path)
    {
        foreach (string step in path.Split('.'))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(step, out element))
            {
                return "";
            }
        }

        return element.ValueKind switch
        {
            JsonValueKind.String => element.GetString()!,
            JsonValueKind.Null or JsonValueKind.Undefined => "",
            _ => element.GetRawText(),
        };
    }
}
