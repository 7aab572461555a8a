namespace OpenImapi.Cli.Tests;

/// <summary>The list of checksums of a disc that is burned more than once.</summary>
public class ChecksumBurnTests
{
    private static readonly string[] Drive = ["--drive", "virtual:lab"];

    [Fact]
    public async Task The_list_names_what_earlier_sessions_recorded_and_is_made_anew_without_being_asked_for()
    {
        using var desk = new Desk();
        (await desk.RunAsync("drive", "create", "cd-r80", "--name", "lab")).Succeeded();
        desk.File("one/a.txt", "abc");
        desk.File("two/b.txt", "");
        desk.File("three/c.txt", "abc");
        (await desk.RunAsync(["burn", desk["one"], .. Drive])).Succeeded();
        (await desk.RunAsync(["burn", desk["two"], "--checksums", .. Drive])).Succeeded();
        // FIPS 180-4's example of "abc", and of nothing.
        const string Abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        Assert.Equal($"{Abc}  a.txt\n{Nothing}  b.txt\n", await ListAsync(desk));
        (await desk.RunAsync(["burn", desk["three"], .. Drive])).Succeeded();
        Assert.Equal($"{Abc}  a.txt\n{Nothing}  b.txt\n{Abc}  c.txt\n", await ListAsync(desk));
        (await desk.RunAsync(["burn", desk["three"], "--remove", "SHA256SUMS", .. Drive])).Succeeded();
        Assert.DoesNotContain("SHA256SUMS", (await desk.RunAsync("image", "ls", "virtual:lab")).Succeeded().Out);
    }

    private static async Task<string> ListAsync(Desk desk) =>
        System.Text.Encoding.UTF8.GetString((await desk.RunAsync("image", "cat", "virtual:lab", "/SHA256SUMS")).Succeeded().Bytes);
}
