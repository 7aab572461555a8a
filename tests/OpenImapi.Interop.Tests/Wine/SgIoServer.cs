using System.Buffers.Binary;
using System.Net.Sockets;
using OpenImapi.Mmc;

namespace OpenImapi.Interop.Tests.Wine;

/// <summary>Carries out on a drive of ours the commands that the library of drive/sgio.c takes from a program; that file says what they exchange.</summary>
internal sealed class SgIoServer : IAsyncDisposable
{
    private const int QuestionLength = 26;
    private const int AnswerLength = 71;
    private const int Out = 2;

    private readonly IScsiTransport drive;
    private readonly Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource end = new();
    private readonly Task serving;

    public SgIoServer(IScsiTransport drive, string path)
    {
        this.drive = drive;
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        serving = ServeAsync();
    }

    /// <summary>Commands that came.</summary>
    public int Served { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await serving;
        listener.Dispose();
        end.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                using var client = await listener.AcceptAsync(end.Token);
                await AnswerAsync(new NetworkStream(client), end.Token);
                Served++;
            }
            catch (Exception ended) when (ended is OperationCanceledException or IOException or SocketException)
            {
                // The program was ended, or the test is over.
            }
        }
    }

    private async Task AnswerAsync(NetworkStream client, CancellationToken cancellation)
    {
        var question = new byte[QuestionLength];
        await client.ReadExactlyAsync(question, cancellation);
        var data = new byte[BinaryPrimitives.ReadUInt32LittleEndian(question.AsSpan(6))];
        var isOut = question[1] == Out;
        if (isOut)
            await client.ReadExactlyAsync(data, cancellation);
        var completion = await drive.ExecuteAsync(new(question.AsSpan(10, question[0])), isOut ? DataDirection.Out : data.Length > 0 ? DataDirection.In : DataDirection.None, data,
            TimeSpan.FromMilliseconds(BinaryPrimitives.ReadUInt32LittleEndian(question.AsSpan(2))), cancellation);

        var answer = new byte[AnswerLength];
        (answer[0], answer[1]) = (1, (byte)completion.Status);
        if (completion.Sense is { } sense)
        {
            answer[2] = SenseData.Length;
            Formats.Structure.Write(sense, answer.AsSpan(7, SenseData.Length));
        }

        BinaryPrimitives.WriteInt32LittleEndian(answer.AsSpan(3), completion.Transferred);
        await client.WriteAsync(answer, cancellation);
        if (!isOut)
            await client.WriteAsync(data.AsMemory(0, completion.Transferred), cancellation);
    }
}
