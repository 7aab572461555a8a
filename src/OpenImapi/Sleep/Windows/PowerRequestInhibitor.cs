using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OpenImapi.Windows;

/// <summary>Keeps Windows awake by a power request, which belongs to the process and not, as SetThreadExecutionState, to one thread.</summary>
internal sealed partial class PowerRequestInhibitor : ISleepInhibitor
{
    private const uint SimpleString = 1;
    private const int SystemRequired = 1;
    private const int ExecutionRequired = 3;

    public ValueTask<SleepHold> InhibitAsync(string reason, CancellationToken cancellation = default)
    {
        var request = Create(reason);
        if (!request.IsInvalid && PowerSetRequest(request, SystemRequired) != 0)
        {
            _ = PowerSetRequest(request, ExecutionRequired); // Where the system sleeps with its screen, this keeps the process running.
            return new(new SleepHold(request));
        }

        var fault = Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError()).TrimEnd('.', ' ');
        request.Dispose();
        return new(new SleepHold($"Windows does not let itself be kept awake: {fault}."));
    }

    private static unsafe SafeFileHandle Create(string reason)
    {
        fixed (char* text = reason)
        {
            var context = new ReasonContext { Flags = SimpleString, SimpleReason = text };
            return PowerCreateRequest(&context);
        }
    }

    [LibraryImport("kernel32", SetLastError = true)]
    private static unsafe partial SafeFileHandle PowerCreateRequest(ReasonContext* context);

    [LibraryImport("kernel32", SetLastError = true)]
    private static partial int PowerSetRequest(SafeFileHandle request, int kind);

    /// <summary>REASON_CONTEXT of minwinbase.h; what a detailed reason has more is left empty.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private unsafe struct ReasonContext
    {
        public uint Version;
        public uint Flags;
        public char* SimpleReason;
        public uint ReasonId;
        public uint StringCount;
        public void* Strings;
    }
}
