using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>Reading and setting of whole mode pages.</summary>
public static class ModePageExtensions
{
    /// <summary>Asks for one mode page.</summary>
    public static async ValueTask<TPage> ReadPageAsync<TPage>(this Drive drive, CancellationToken cancellation, PageControl control = PageControl.Current)
        where TPage : struct, IModePage
    {
        var command = new ModeSense10(TPage.Code, control);
        var data = new byte[command.TransferLength];
        var completion = await drive.SendAsync(command, DataDirection.In, data, Drive.ShortTimeout, cancellation);
        return Structure.Read<ModeParameters<TPage>>(data.AsSpan(0, completion.Transferred)).Page;
    }

    /// <summary>Sets one mode page.</summary>
    public static async ValueTask WritePageAsync<TPage>(this Drive drive, TPage page, CancellationToken cancellation)
        where TPage : struct, IModePage
    {
        var parameters = new ModeParameters<TPage>(page) { ForSelect = true };
        var data = new byte[parameters.Length];
        Structure.Write(parameters, data);
        await drive.SendAsync(new ModeSelect10((ushort)data.Length), DataDirection.Out, data, Drive.ShortTimeout, cancellation);
    }
}
