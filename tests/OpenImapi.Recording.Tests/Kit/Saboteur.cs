using OpenImapi.Mmc;

namespace OpenImapi.Recording.Tests;

/// <summary>Stands between host and drive: keeps what was sent, answers in the drive's place, spoils what comes back.</summary>
public sealed class Saboteur(IScsiTransport inner) : IScsiTransport
{
    /// <summary>Answers a command in the drive's place, or lets it through.</summary>
    public Func<Cdb, Completion?> Before { get; set; } = _ => null;

    /// <summary>Changes what the drive sent.</summary>
    public Action<Cdb, Memory<byte>> After { get; set; } = (_, _) => { };

    public List<Cdb> Sent { get; } = [];

    public int MaximumTransferLength { get; set; } = inner.MaximumTransferLength;

    /// <summary>Codes of the commands sent, those that asked or waited left out.</summary>
    public IEnumerable<OperationCode> Deeds => Sent.Select(cdb => cdb.Code).Where(code => code is OperationCode.Write10
        or OperationCode.SynchronizeCache or OperationCode.CloseTrackSession or OperationCode.Blank or OperationCode.SendOpcInformation);

    public async ValueTask<Completion> ExecuteAsync(Cdb cdb, DataDirection direction, Memory<byte> data, TimeSpan timeout, CancellationToken cancellation)
    {
        Sent.Add(cdb);
        if (Before(cdb) is { } answer)
            return answer;
        var completion = await inner.ExecuteAsync(cdb, direction, data, timeout, cancellation);
        if (direction == DataDirection.In && completion.Status == ScsiStatus.Good)
            After(cdb, data[..completion.Transferred]);
        return completion;
    }

    public ValueTask ResetAsync(CancellationToken cancellation) => inner.ResetAsync(cancellation);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
