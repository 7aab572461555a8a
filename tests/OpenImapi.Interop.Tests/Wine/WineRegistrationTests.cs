namespace OpenImapi.Interop.Tests.Wine;

/// <summary>What regsvr32 writes for a user or for all, and that it takes away just that.</summary>
[Trait("Category", "Interop")]
[Collection(WineCollection.Name)]
public class WineRegistrationTests(WinePrefix wine)
{
    private const string Class = @"Software\Classes\CLSID\{520CCA63-51A5-11D3-9144-00104BA11C5E}";
    private const string Classes = @"Software\Classes";

    [Theory]
    [InlineData("HKEY_CURRENT_USER", "")]
    [InlineData("HKEY_LOCAL_MACHINE", "machine")]
    public async Task Registering_writes_the_class_and_unregistering_removes_what_was_written(string root, string word)
    {
        string[] options = word.Length > 0 ? ["/n", $"/i:{word}"] : [];
        await wine.RegisterAsync(["/u", .. options]);
        Assert.Empty(await wine.RegistryAsync($@"{root}\{Class}"));
        // Every Windows has these two.
        foreach (var key in new[] { "CLSID", "AppID" })
            (await wine.AskAsync("reg", ["add", $@"{root}\{Classes}\{key}", "/f"])).MustSucceed();
        var before = await wine.RegistryAsync($@"{root}\{Classes}");

        await wine.RegisterAsync(options);
        var written = await wine.RegistryAsync($@"{root}\{Class}");
        Assert.Contains($@"(Default)    REG_SZ    {WinePrefix.NameOf(wine.Library)}\libopenimapi.dll", written);
        Assert.Contains("ThreadingModel    REG_SZ    Both", written);
        await wine.RegisterAsync(["/u", .. options]);
        Assert.Equal(before, await wine.RegistryAsync($@"{root}\{Classes}"));

        if (word.Length > 0)
            await wine.RegisterAsync(options);
    }

    [Fact]
    public async Task A_class_of_another_server_is_left_to_it()
    {
        const string Server = $@"HKEY_CURRENT_USER\{Class}\InprocServer32";
        (await wine.AskAsync("reg", ["add", Server, "/ve", "/d", @"C:\other.dll", "/f"])).MustSucceed();
        var before = await wine.RegistryAsync(Server);
        Assert.NotEqual(0, (await wine.AskAsync("regsvr32", ["/s", $@"{WinePrefix.NameOf(wine.Library)}\libopenimapi.dll"])).ExitCode);
        await wine.RegisterAsync("/u");
        Assert.Equal(before, await wine.RegistryAsync(Server));
        (await wine.AskAsync("reg", ["delete", $@"HKEY_CURRENT_USER\{Class}", "/f"])).MustSucceed();
    }
}
