using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Transports.Tests.Iscsi;

/// <summary>A drive that is a piece of memory: what one host writes, another one reads.</summary>
internal sealed class MemoryDrive
{
    public const int Blocks = 1024;

    private readonly byte[] medium = new byte[Blocks * BlockSizes.UserData];
    private readonly TaskCompletionSource held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int open;

    /// <summary>Ways that are open now.</summary>
    public int Open => Volatile.Read(ref open);

    public int Resets { get; private set; }

    /// <summary>Completes when a command that never ends by itself has begun.</summary>
    public Task Held => held.Task;

    public IscsiUnit Unit => IscsiUnit.PerSession(_ => ValueTask.FromResult<IScsiTransport>(new Way(this)));

    private sealed class Way : IScsiTransport
    {
        private readonly MemoryDrive drive;
        private bool told;

        public Way(MemoryDrive drive)
        {
            this.drive = drive;
            Interlocked.Increment(ref drive.open);
        }

        public int MaximumTransferLength => 1 << 20;

        public async ValueTask<Completion> ExecuteAsync(Cdb cdb, DataDirection direction, Memory<byte> data, TimeSpan timeout, CancellationToken cancellation)
        {
            switch (cdb.Code)
            {
                case OperationCode.TestUnitReady:
                    (var first, told) = (!told, true);
                    return first ? Completion.Check(KnownSense.PowerOnResetOrBusDeviceReset) : Completion.Good();
                case OperationCode.Inquiry:
                    var answer = new byte[StandardInquiry.Length];
                    Structure.Write(new StandardInquiry(ByteString.Ascii("TEST"), ByteString.Ascii("MEMORY"), ByteString.Ascii("1")), answer);
                    var length = Math.Min(answer.Length, Math.Min(cdb.Bytes[3] << 8 | cdb.Bytes[4], data.Length));
                    answer.AsSpan(0, length).CopyTo(data.Span);
                    return Completion.Good(length);
                case OperationCode.Read10:
                    return Move(Structure.Read<Read10>(cdb.Bytes).Address, Structure.Read<Read10>(cdb.Bytes).TransferLength, data, (place, bytes) => place.CopyTo(bytes));
                case OperationCode.Write10:
                    return Move(Structure.Read<Write10>(cdb.Bytes).Address, Structure.Read<Write10>(cdb.Bytes).TransferLength, data, (place, bytes) => bytes.CopyTo(place));
                case OperationCode.SynchronizeCache:
                    drive.held.TrySetResult();
                    await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
                    return Completion.Good();
                default:
                    return Completion.Check(KnownSense.InvalidCommandOperationCode);
            }
        }

        public ValueTask ResetAsync(CancellationToken cancellation)
        {
            (drive.Resets, told) = (drive.Resets + 1, false);
            return ValueTask.CompletedTask;
        }

        public ValueTask DisposeAsync()
        {
            Interlocked.Decrement(ref drive.open);
            return ValueTask.CompletedTask;
        }

        private Completion Move(uint address, int length, Memory<byte> data, Action<Memory<byte>, Memory<byte>> move)
        {
            if (address + length / BlockSizes.UserData > Blocks)
                return Completion.Check(KnownSense.LogicalBlockAddressOutOfRange);
            if (length > data.Length)
                return Completion.Check(new(SenseKey.AbortedCommand, 0x4B, 0x00));
            move(drive.medium.AsMemory((int)address * BlockSizes.UserData, length), data[..length]);
            return Completion.Good(length);
        }
    }
}
