using Heppy.Rehearsal.HTCondor;
using Heppy.Rehearsal.Lsf;
using Heppy.Rehearsal.Queue;
using Heppy.Rehearsal.Running;

namespace Heppy.Rehearsal;

/// <summary>The commands of the program, by name.</summary>
internal static class Commands
{
    private const string Help = """
        heppy-rehearsal COMMAND ...: the batch systems LSF and HTCondor, rehearsed on this machine.

        LSF       bsub bjobs bkill bstop bresume bhist bacct
        HTCondor  condor_submit condor_q condor_rm condor_hold condor_release condor_history
        Both      stop    end every job of $HEPPY_REHEARSAL_DIR and forget those that wait

        The folders commands/lsf and commands/htcondor beside the program hold them under their own names.

        HEPPY_REHEARSAL_DIR      where queue and accounting are kept (~/.heppy-rehearsal)
        HEPPY_REHEARSAL_SLOTS    jobs that run at once (4)
        HEPPY_REHEARSAL_MINUTE   how many seconds a minute of run limit lasts (60)
        HEPPY_REHEARSAL_GRACE    seconds between the first signal and SIGKILL (10 of these minutes)
        HEPPY_REHEARSAL_CLEAN    seconds for which bjobs still shows finished jobs (3600)

        $HEPPY_REHEARSAL_DIR/faults.json makes chosen jobs and commands fail, the same in every rehearsal:

            {"seed": 7, "rules": [{"fault": "hold", "job": "*Chunk3*", "attempt": 1, "times": 1, "probability": 0.2}]}

        fault        hold memory time lost exit submit-fails submit-hangs submit-garbage slow-directory
                     query-fails query-hangs
        job          pattern for name, name[index], command or folder of the job; name of the command for query-...
        attempt      only when that job is submitted (or that command is run) for this time, from 1
        times        so often at most
        probability  drawn from seed, job, attempt and fault
        after        seconds after the job's start (hold memory time lost exit); 0: instead of it
        seconds      how long submit-hangs, query-hangs and slow-directory last
        code         exit code for exit

        """;

    /// <summary>Runs a command. Returns its exit code.</summary>
    internal static int Run(string[] args)
    {
        var command = args.Length == 0 ? "--help" : args[0];
        var rest = args.Length == 0 ? [] : args[1..];
        try
        {
            var site = Site.FromEnvironment();
            var queue = new JobQueue(site);
            return command switch
            {
                "bsub" => new Bsub(queue).Run(rest),
                "bjobs" => new Bjobs(queue).Run(rest),
                "bkill" => new Bkill(queue).Run(rest),
                "bstop" => new Bstop(queue).Run(rest),
                "bresume" => new Bresume(queue).Run(rest),
                "bhist" => new Bhist(queue).Run(rest),
                "bacct" => new Bacct(queue).Run(rest),
                "condor_submit" => new CondorSubmit(queue).Run(rest),
                "condor_q" => new CondorQ(queue).Run(rest),
                "condor_history" => new CondorHistory(queue).Run(rest),
                "condor_rm" => new CondorAct(queue, CondorAction.Remove).Run(rest),
                "condor_hold" => new CondorAct(queue, CondorAction.Hold).Run(rest),
                "condor_release" => new CondorAct(queue, CondorAction.Release).Run(rest),
                "stop" => new Stop(queue).Run(rest),
                SlotRunner.Command => new SlotRunner(queue).Run(),
                "--help" or "-h" or "help" => Print(Help),
                _ => throw new CommandException($"heppy-rehearsal: there is no command '{command}'.\n{Help}", 2),
            };
        }
        catch (CommandException error)
        {
            Console.Error.Write(error.Message.TrimEnd('\n') + "\n");
            return error.ExitCode;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Console.Error.Write($"{command}: {error.Message}\n");
            return 2;
        }
    }

    private static int Print(string text)
    {
        Console.Out.Write(text);
        return 0;
    }
}
