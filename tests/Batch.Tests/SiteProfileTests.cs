using Xunit;

namespace Heppy.Batch.Tests;

public sealed class SiteProfileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("heppy-sites-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("sbatch -p 1nh", "slurm")]
    [InlineData("/usr/bin/sbatch < batchScript.sh", "slurm")]
    [InlineData("SBATCH_ACCOUNT='a b' env X=1 time -p sbatch", "slurm")]
    [InlineData("qsub -cwd batchScript.sh", "sge")]
    [InlineData("nohup ./batchScript.sh &", "local")]
    [InlineData("./batchScript.sh", "local")]
    [InlineData("llsubmit batchScript.sh", null)]
    [InlineData("", null)]
    public void The_first_word_of_a_command_tells_the_site(string command, string? site) => Assert.Equal(site, Sites.Search.ForCommand(command)?.Name);

    [Fact]
    public void A_site_that_does_not_exist_is_an_error_that_names_the_nearest() =>
        Assert.StartsWith("There is no site 'slrum'. Nearest: slurm.", Assert.Throws<UserError>(() => Sites.Search.Find("slrum")).Message, StringComparison.Ordinal);

    [Fact]
    public void An_unknown_property_is_an_error_with_file_line_and_the_nearest()
    {
        string file = Write("mine", "{\n  \"name\": \"mine\",\n  \"extends\": \"slurm\",\n  \"query\": {\n    \"comand\": \"x\"\n  }\n}");
        Assert.StartsWith($"{file}:5: a site profile has no property \"query.comand\". Nearest: command.", Error(file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_property_is_an_error_that_names_it()
    {
        string file = Write("mine", "{ \"name\": \"mine\", \"description\": \"\" }");
        Assert.Matches($"^{file}:1: the site profile lacks .*\"submit\"", Error(file));
    }

    [Fact]
    public void A_broken_file_a_wrong_value_and_a_wrong_template_say_where()
    {
        Assert.StartsWith($"{Path.Combine(_folder, "a.json")}:2: ", Error(Write("a", "{\n  \"name\" \"mine\"\n}")), StringComparison.Ordinal);
        Assert.Contains(":1: \"maximumArray\" has a wrong value", Error(Write("b", "{ \"maximumArray\": \"many\" }")), StringComparison.Ordinal);
        Assert.Contains("the template \"submit\" is not a Scriban template", Error(Write("c", "{ \"extends\": \"slurm\", \"submit\": \"x {{ if }}\" }")), StringComparison.Ordinal);
        Assert.Contains(":1: \"submittedId\" is not a regular expression", Error(Write("d", "{ \"extends\": \"slurm\", \"submittedId\": [\"(\"] }")), StringComparison.Ordinal);
        Assert.Contains("no other site 'slrum' to extend. Nearest: slurm.", Error(Write("e", "{ \"extends\": \"slrum\" }")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_over_a_field_that_is_not_printed_is_an_error()
    {
        string file = Write("mine", """{ "extends": "local", "query": { "output": { "states": [{ "is": "Held", "when": { "stat": "x" } }] } } }""");
        Assert.Contains("no field \"stat\" in this output. Nearest: state.", Error(file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_that_uses_an_unknown_value_is_an_error()
    {
        SiteProfile site = Search().Find(Write("mine", """{ "extends": "slurm", "cancel": "scancel {{ jobids }}" }"""));
        Assert.Contains("the template \"cancel\" cannot be filled in", Assert.Throws<UserError>(() => SiteCommands.Cancel(site, ["1"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_users_own_site_of_the_same_name_wins_and_extends_the_shipped_one()
    {
        Write("slurm", """{ "extends": "slurm", "maximumArray": 5000, "requests": { "queue": "--qos={{ queue }}" } }""");
        SiteProfile site = Search().Find("slurm");
        Assert.Equal(5000, site.MaximumArray);
        Assert.Equal(
            "sbatch --parsable --job-name=n --mem=5M --qos=q --signal=B:USR2@120 s.sh",
            SiteCommands.Submit(site, new JobRequests { Memory = 5, Queue = "q" }, "n", "s.sh"));
        Assert.Equal(5000, Search().ForCommand("sbatch")!.MaximumArray);
    }

    [Fact]
    public void Two_sites_that_extend_each_other_are_an_error_not_an_endless_search()
    {
        Write("a", """{ "extends": "b" }""");
        Write("b", """{ "extends": "a" }""");
        Assert.Contains("no other site 'a' to extend", Assert.Throws<UserError>(() => Search().Find("a")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_search_path_is_the_variable_then_the_users_configuration_then_the_shipped_sites()
    {
        var environment = new Dictionary<string, string> { ["HEPPY_SITES"] = "/x:/y", ["HOME"] = "/home/u", ["PATH"] = "/bin" };
        Assert.Equal(["/x", "/y", "/home/u/.config/heppy/sites", Sites.Shipped], SiteSearch.Of(environment.GetValueOrDefault).Folders);
        environment["XDG_CONFIG_HOME"] = "/c";
        Assert.Contains("/c/heppy/sites", SiteSearch.Of(environment.GetValueOrDefault).Folders);
    }

    private SiteSearch Search() => new([_folder, Sites.Shipped], []);

    private string Write(string name, string json)
    {
        string file = Path.Combine(_folder, name + ".json");
        File.WriteAllText(file, json);
        return file;
    }

    private string Error(string file) => Assert.Throws<UserError>(() => Search().Find(file)).Message;
}
