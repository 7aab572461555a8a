using OpenImapi.Formats;

namespace OpenImapi.Mastering.Tests.Large;

/// <summary>Memory grows with the number of files, within bounds, and never with their size.</summary>
[Trait("Category", "Large")]
public class MemoryTests
{
    [Fact]
    public Task Planning_a_million_files_takes_less_than_400_MiB() => ChildTest.MustPassAsync(typeof(MemoryTests), nameof(Plan_a_million_files), "");

    [Fact(Explicit = true)]
    public void Plan_a_million_files()
    {
        var tree = new SourceTree();
        var content = FileContent.FromBytes(new byte[10]);
        for (var i = 0; i < 10_000; i++)
        {
            var folder = tree.AddFolder($"d{i / 100:000}/Folder-{i:00000}");
            for (var j = 0; j < 100; j++)
                tree.AddFile(folder, NameText.FromText($"file-{i}-{j}.txt"), content, Samples.Time);
        }

        var plan = ImagePlanner.Plan(tree);
        Assert.Equal(1_000_000, plan.Regions.Count(region => region.Kind == RegionKind.FileData));
        ChildTest.PeakMustStayBelow(400);
    }

    [Fact]
    public async Task A_folder_with_one_file_of_5_GiB_makes_a_right_image_in_less_than_150_MiB()
    {
        using var folder = new TestFolder();
        Assert.SkipWhen(new DriveInfo(folder.Path).AvailableFreeSpace < 12L << 30, "There are not 12 GiB free for temporary files.");
        Directory.CreateDirectory(folder["source"]);
        await using (var big = File.Create(folder["source/big.bin"]))
        {
            big.SetLength(5L << 30);
            foreach (var mebibyte in (int[])[0, 2500, 4095, 4096, 5119])
            {
                big.Position = (long)mebibyte << 20;
                big.Write(BitConverter.GetBytes(mebibyte + 0x5A5A0000));
            }
        }

        await ChildTest.MustPassAsync(typeof(MemoryTests), nameof(Write_the_image_of_a_folder), folder.Path);
        using var image = new FileBlockSource(folder["out.iso"]);
        var volume = await IsoVolume.OpenAsync(image, cancellation: TestContext.Current.CancellationToken);
        var file = await volume.FindAsync("/big.bin", TestContext.Current.CancellationToken);
        Assert.Equal((5L << 30, 2), (file.Length, file.Sections.Length));
        await using var content = volume.OpenFile(file);
        foreach (var mebibyte in (int[])[0, 2500, 4095, 4096, 5119])
        {
            var number = new byte[4];
            content.Position = (long)mebibyte << 20;
            await content.ReadExactlyAsync(number, TestContext.Current.CancellationToken);
            Assert.Equal(mebibyte + 0x5A5A0000, BitConverter.ToInt32(number));
        }
    }

    [Fact(Explicit = true)]
    public async Task Write_the_image_of_a_folder()
    {
        var (tree, folder) = (new SourceTree(), ChildTest.ArgumentOfThis);
        tree.AddFromDisk(tree.Root, Path.Combine(folder, "source"));
        await ImageFile.WriteAsync(ImagePlanner.Plan(tree), Path.Combine(folder, "out.iso"), cancellation: TestContext.Current.CancellationToken);
        ChildTest.PeakMustStayBelow(150);
    }

    [Fact]
    public async Task A_hundred_thousand_files_in_a_thousand_folders_come_back_from_the_image()
    {
        using var folder = new TestFolder();
        for (var i = 0; i < 1000; i++)
        {
            Directory.CreateDirectory(folder[$"source/Folder {i:000}"]);
            for (var j = 0; j < 100; j++)
                await File.WriteAllTextAsync(folder[$"source/Folder {i:000}/A file with a name {j}.text"], $"{i}/{j}", TestContext.Current.CancellationToken);
        }

        await ChildTest.MustPassAsync(typeof(MemoryTests), nameof(Write_the_image_of_a_folder), folder.Path);
        using var image = new FileBlockSource(folder["out.iso"]);
        var volume = await IsoVolume.OpenAsync(image, cancellation: TestContext.Current.CancellationToken);
        var count = 0;
        await foreach (var entry in volume.Default.WalkAsync(cancellation: TestContext.Current.CancellationToken))
        {
            if (entry.IsFolder)
                continue;
            count++;
            using var reader = new StreamReader(volume.OpenFile(entry));
            var numbers = (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('/').Select(int.Parse).ToArray();
            Assert.Equal($"/Folder {numbers[0]:000}/A file with a name {numbers[1]}.text", entry.Path);
        }

        Assert.Equal(100_000, count);
    }
}
