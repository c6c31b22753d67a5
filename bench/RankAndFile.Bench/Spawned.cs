using System.Diagnostics;
using System.Runtime.InteropServices;

namespace RankAndFile.Bench;

/// <summary>How long a process took, how much memory it held at most, and how it ended.</summary>
internal readonly record struct Measured(double Milliseconds, long PeakKilobytes, int Exit);

/// <summary>Runs a process to its end and asks the kernel what it used: nothing is polled, so nothing is missed.</summary>
internal static unsafe partial class Spawned
{
    private const int FileActionsSize = 512;

    private const int WriteOnly = 1;

    /// <summary>Where <c>ru_maxrss</c> stands in a <c>rusage</c> on 64-bit Linux: behind two times of two words.</summary>
    private const int PeakAt = 4;

    internal static Measured Run(string[] command, bool quiet = true)
    {
        var actions = stackalloc byte[FileActionsSize];
        Check(posix_spawn_file_actions_init(actions));
        if (quiet)
        {
            Check(posix_spawn_file_actions_addopen(actions, 1, "/dev/null", WriteOnly, 0));
        }

        var started = Stopwatch.GetTimestamp();
        var process = Start(command, actions);
        var usage = stackalloc long[32];
        int status;
        while (wait4(process, &status, 0, usage) < 0)
        {
            if (Marshal.GetLastPInvokeError() is not 4)
            {
                throw new InvalidOperationException($"Cannot wait for {command[0]}.");
            }
        }

        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        _ = posix_spawn_file_actions_destroy(actions);
        return new(took, usage[PeakAt], (status & 0x7f) is 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f));
    }

    private static int Start(string[] command, byte* actions)
    {
        var arguments = Strings(command);
        var environment = Strings([.. Variables()]);
        try
        {
            int process;
            var error = posix_spawnp(&process, command[0], actions, null, arguments, environment);
            return error is 0 ? process : throw new InvalidOperationException($"Cannot start {command[0]}: error {error}.");
        }
        finally
        {
            Free(arguments);
            Free(environment);
        }
    }

    private static IEnumerable<string> Variables()
    {
        foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            yield return $"{variable.Key}={variable.Value}";
        }
    }

    private static byte** Strings(string[] texts)
    {
        var strings = (byte**)NativeMemory.AllocZeroed((nuint)texts.Length + 1, (nuint)sizeof(byte*));
        for (var at = 0; at < texts.Length; at++)
        {
            strings[at] = (byte*)Marshal.StringToCoTaskMemUTF8(texts[at]);
        }

        return strings;
    }

    private static void Free(byte** strings)
    {
        for (var at = 0; strings[at] is not null; at++)
        {
            Marshal.FreeCoTaskMem((nint)strings[at]);
        }

        NativeMemory.Free(strings);
    }

    private static void Check(int error)
    {
        if (error is not 0)
        {
            throw new InvalidOperationException($"A process cannot be set up: error {error}.");
        }
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int posix_spawnp(int* process, string file, byte* actions, void* attributes, byte** arguments, byte** environment);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_init(byte* actions);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int posix_spawn_file_actions_addopen(byte* actions, int descriptor, string path, int flags, uint mode);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_destroy(byte* actions);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int wait4(int process, int* status, int options, long* usage);
}
