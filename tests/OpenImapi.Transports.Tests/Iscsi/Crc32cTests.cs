namespace OpenImapi.Transports.Tests.Iscsi;

/// <summary>RFC 7143, A.4: CRC examples.</summary>
public class Crc32cTests
{
    [Fact]
    public void The_examples_of_the_standard_come_out()
    {
        Assert.Equal("AA36918A", Digest(new byte[32]));
        Assert.Equal("43ABA862", Digest([.. Enumerable.Repeat((byte)0xFF, 32)]));
        Assert.Equal("4E79DD46", Digest([.. Enumerable.Range(0, 32).Select(i => (byte)i)]));
        Assert.Equal("5CDB3F11", Digest([.. Enumerable.Range(0, 32).Select(i => (byte)(31 - i))]));
        Assert.Equal("563A96D9", Digest(Wire.Bytes(
            "01c00000 00000000 00000000 00000000 14000000 00000400 00000014 00000018 28000000 00000000 02000000 00000000")));
    }

    private static string Digest(byte[] bytes)
    {
        var digest = new byte[Crc32c.Length];
        Crc32c.Write(bytes, digest);
        return Convert.ToHexString(digest);
    }
}
