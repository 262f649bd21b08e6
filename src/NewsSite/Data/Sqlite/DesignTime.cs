using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace NewsSite.Data.Sqlite;

/// <summary>Lets <c>dotnet ef</c> see the newsroom's model without starting the site: for migrations and the compiled models.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<NewsDb>
{
    public NewsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<NewsDb>().UseSqlite("Data Source=:memory:").Options, new WriteGate(), new Stamps());
}

/// <summary>The same for the readers' half.</summary>
internal sealed class ReadersDesignTime : IDesignTimeDbContextFactory<ReadDb>
{
    public ReadDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<ReadDb>().UseSqlite("Data Source=:memory:").Options);
}
