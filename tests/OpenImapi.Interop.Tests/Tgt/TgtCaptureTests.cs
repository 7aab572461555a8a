using OpenImapi.Mmc;
using OpenImapi.Transports;

namespace OpenImapi.Interop.Tests.Tgt;

[Trait("Category", "Interop")]
public class TgtCaptureTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Capture()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var tgt = await TgtTarget.StartAsync(1);
        await using var t = await IscsiTransport.OpenAsync(tgt.Address(1), ct);
        async Task Show(string name, string cdb, int length, byte[]? dataOut = null)
        {
            var data = dataOut ?? new byte[length];
            var c = await t.ExecuteAsync(new Cdb(Convert.FromHexString(cdb)), dataOut != null ? DataDirection.Out : length > 0 ? DataDirection.In : DataDirection.None, data, TimeSpan.FromSeconds(5), ct);
            output.WriteLine($"{name} {cdb} {c} {(dataOut == null ? Convert.ToHexString(data.AsSpan(0, c.Transferred)) : "")}");
        }

        async Task Survey()
        {
            await Show("TUR", "000000000000", 0);
            await Show("TUR", "000000000000", 0);
            await Show("INQUIRY", "120000006000", 96);
            await Show("REQUEST SENSE", "030000001200", 18);
            await Show("READ CAPACITY", "25000000000000000000", 8);
            await Show("GET CONFIGURATION", "46000000000000100000", 4096);
            await Show("EVENT", "4A010000100000000800", 8);
            await Show("DISC INFO", "51000000000000002200", 34);
            await Show("TRACK INFO 1", "52010000000100002400", 36);
            await Show("TRACK INFO FF", "5201000000FF00002400", 36);
            await Show("TRACK INFO by lba 0", "52000000000000002400", 36);
            await Show("TOC", "43000000000000080000", 2048);
            await Show("TOC msf", "43020000000000080000", 2048);
            await Show("SESSION", "43000100000000080000", 2048);
            await Show("DISC STRUCTURE 0", "AD0000000000000010040000", 4100);
            await Show("DISC STRUCTURE FF", "AD00000000000FF01004".Substring(0, 14) + "FF10040000", 4100);
            await Show("2A", "5A082A00000000010000", 256);
            await Show("05", "5A080500000000010000", 256);
            await Show("3F", "5A083F00000000010000", 256);
            await Show("BUFFER", "5C000000000000000C00", 12);
            await Show("PERFORMANCE", "AC0000000000000000400300", 1032);
            await Show("READ", "28000000000000000100", 2048);
        }

        await Survey();
        await Show("WRITE", "2A000000000000001000", 0, new byte[32768]);
        await Show("SYNC", "35000000000000000000", 0);
        await Show("CLOSE TRACK", "5B000100000100000000", 0);
        await Show("CLOSE", "5B000600000000000000", 0);
        await Survey();
        await t.ResetAsync(ct);
        await Show("TUR", "000000000000", 0);
    }
}
