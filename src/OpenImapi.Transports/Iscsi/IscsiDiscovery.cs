using System.Buffers.Binary;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Transports;

/// <summary>Finds out what a computer serves: its targets by SendTargets, and their optical drives by REPORT LUNS.</summary>
[Clause(Standard.Rfc7143, "13.3")]
public static class IscsiDiscovery
{
    private const int MostUnits = 256;
    private const int LunLength = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The optical drives of every target that a portal names.</summary>
    /// <exception cref="DiscException">The portal or one of its targets cannot be reached, refuses, or breaks the protocol.</exception>
    public static async ValueTask<IReadOnlyList<IscsiAddress>> FindDrivesAsync(IscsiPortal portal, IscsiSettings settings, CancellationToken cancellation)
    {
        var drives = new List<IscsiAddress>();
        foreach (var target in await FindTargetsAsync(portal, settings, cancellation))
            foreach (var lun in await ListAsync(target, settings, cancellation))
                if (await IsDriveAsync(target with { Lun = lun }, settings, cancellation))
                    drives.Add(target with { Lun = lun });
        return drives;
    }

    /// <summary>The targets of a portal, as addresses of their unit 0.</summary>
    /// <exception cref="DiscException">It cannot be reached, refuses, or breaks the protocol.</exception>
    public static async ValueTask<IReadOnlyList<IscsiAddress>> FindTargetsAsync(IscsiPortal portal, IscsiSettings settings, CancellationToken cancellation)
    {
        var connection = await IscsiConnection.OpenAsync($"{portal}", portal.Host, portal.Port, target: null, settings, cancellation);
        await using var pdus = connection.Pdus;
        using var limit = new CancellationTokenSource(settings.LoginTimeout, settings.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return Read(await AskAsync(connection, both.Token), portal);
        }
        catch (Exception cause) when (cause is OperationCanceledException or IOException)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new DiscException(DriveErrors.TransportFailed, $"{portal} did not say which targets it has.", inner: cause);
        }
    }

    /// <summary>The targets of an answer. The portal that was asked is used for each that can be reached at its port: what a target says of its own address may hold only where it stands.</summary>
    internal static IReadOnlyList<IscsiAddress> Read(IEnumerable<TextKey> keys, IscsiPortal portal)
    {
        var found = new List<IscsiAddress>();
        foreach (var key in keys)
        {
            if (key.Key == "TargetName" && IscsiAddress.TryParse($"{portal}/{key.Value}/0", out var target))
                found.Add(target);
            else if (key.Key == "TargetAddress" && found.Count > 0 && IscsiPortal.TryParse($"iscsi://{key.Value.Split(',')[0]}", out var announced))
                found[^1] = Nearer(found[^1], announced, portal);
        }

        return found;
    }

    private static IscsiAddress Nearer(IscsiAddress known, IscsiPortal announced, IscsiPortal asked) =>
        announced.Port == asked.Port ? known : known with { Host = announced.Host, Port = announced.Port };

    private static async ValueTask<IReadOnlyList<TextKey>> AskAsync(IscsiConnection connection, CancellationToken cancellation)
    {
        var (text, transfer, question) = (new List<byte>(), IBasicHeaderSegment.NoTag, TextKey.Encode([new("SendTargets", "All")]));
        var window = new CommandWindow(LoginExchange.FirstCommand, connection.Numbers);
        while (true)
        {
            var request = new TextRequest { Immediate = true, Final = true, TaskTag = 1, TransferTag = transfer, Numbers = window.Immediate };
            await connection.Pdus.SendAsync(request, question, cancellation);
            var pdu = await connection.Pdus.ReceiveAsync(cancellation);
            if (pdu.Opcode != IscsiOpcode.TextResponse || text.Count + pdu.Data.Length > TextKey.MaximumTextLength)
                throw TransportErrors.Breach($"answered SendTargets with {pdu.Opcode}, or without end");
            window.Update(pdu.Numbers, status: true);
            var response = pdu.Read<TextResponse>();
            text.AddRange(pdu.Data.Span);
            if (response.Final)
                return TextKey.Decode(text.ToArray(), TransportErrors.Breach);
            if (pdu.Data.IsEmpty)
                throw TransportErrors.Breach("answered SendTargets with nothing and more to come");
            (transfer, question) = (response.TransferTag, []);
        }
    }

    private static async ValueTask<IReadOnlyList<int>> ListAsync(IscsiAddress target, IscsiSettings settings, CancellationToken cancellation)
    {
        await using var transport = await IscsiTransport.OpenAsync(target, settings, cancellation);
        var data = new byte[LunLength * (1 + MostUnits)];
        byte[] cdb = [(byte)OperationCode.ReportLuns, 0, 0, 0, 0, 0, 0, 0, (byte)(data.Length >> 8), (byte)data.Length, 0, 0];
        var completion = await TryAsync(transport, new(cdb), data, cancellation);
        var length = Math.Min((uint)Math.Max(0, completion.Transferred - LunLength), BinaryPrimitives.ReadUInt32BigEndian(data));
        return
        [
            .. Enumerable.Range(1, (int)length / LunLength).Select(at => IscsiLun.Decode(BinaryPrimitives.ReadUInt64BigEndian(data.AsSpan(at * LunLength))))
                .Where(static lun => lun != IscsiLun.None).Distinct(),
        ];
    }

    private static async ValueTask<bool> IsDriveAsync(IscsiAddress unit, IscsiSettings settings, CancellationToken cancellation)
    {
        await using var transport = await IscsiTransport.OpenAsync(unit, settings, cancellation);
        var data = new byte[StandardInquiry.Length];
        var completion = await TryAsync(transport, Cdb.From(new Inquiry(StandardInquiry.Length)), data, cancellation);
        return completion.Status == ScsiStatus.Good && data[0] == StandardInquiry.OpticalDrive;
    }

    /// <summary>Sends a command again while the unit only wants to tell that it was reset.</summary>
    private static async ValueTask<Completion> TryAsync(IscsiTransport transport, Cdb cdb, byte[] data, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var completion = await transport.ExecuteAsync(cdb, DataDirection.In, data, Patience, cancellation);
            if (completion.Sense is not { Key: SenseKey.UnitAttention } || attempt == 3)
                return completion;
        }
    }
}
