using Xunit;

namespace Heppy.Batch.Tests;

public class DialectTests
{
    [Theory]
    [InlineData("sbatch -p x", "sbatch -p x --job-name=NAME batchScript.sh")]
    [InlineData("sbatch -p x < batchScript.sh", "sbatch --job-name=NAME -p x < batchScript.sh")]
    [InlineData("sbatch -J mine -p x", "sbatch -J mine -p x batchScript.sh")]
    [InlineData("qsub -q x", "qsub -q x -N NAME -cwd batchScript.sh")]
    [InlineData("qsub -cwd batchScript.sh", "qsub -N NAME -cwd batchScript.sh")]
    [InlineData("env A=1 qsub -cwd batchScript.sh", "env A=1 qsub -N NAME -cwd batchScript.sh")]
    [InlineData("nohup", "HEPPY_JOB_NAME=NAME nohup ./batchScript.sh >> batch.log 2>&1 < /dev/null & echo $!")]
    [InlineData("nohup ./batchScript.sh &", "HEPPY_JOB_NAME=NAME nohup ./batchScript.sh &")]
    public void A_users_command_gets_name_and_script_as_its_system_wants_them(string command, string expected) =>
        Assert.Equal(expected, SiteCommands.Named(Sites.Search.ForCommand(command)!, command, "NAME", "batchScript.sh"));

    [Fact]
    public void A_name_with_blanks_and_quotes_stays_one_word() =>
        Assert.Equal("sbatch --job-name='a '\\''b' 'x y.sh'", SiteCommands.Named(Sites.Slurm, "sbatch", "a 'b", "x y.sh"));

    [Fact]
    public void A_name_with_a_line_break_is_an_error() =>
        Assert.Contains("no line break", Assert.Throws<UserError>(() => SiteCommands.Submit(Sites.Slurm, JobRequests.None, "a\nb", "x.sh")).Message, StringComparison.Ordinal);
}
