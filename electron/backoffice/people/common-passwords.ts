/** Words that lists of leaked passwords are full of: bare, doubled, joined in pairs, or with digits and signs around them. */
const stems: ReadonlySet<string> = new Set(
  `
  password passwort passw0rd passwd pass contrasena senha motdepasse parola geslo salasana haslo wachtwoord kennwort
  qwerty qwertz azerty asdf asdfgh asdfghjkl zxcvbn zxcvbnm qwertyuiop qazwsx qazwsxedc wsxedc qweasd qweasdzxc
  admin administrator root user guest test tester testing demo sample default system manager owner boss staff login
  master access secret private security letmein welcome changeme change hello goodbye please trustno whatever nothing
  iloveyou loveyou lovely love lover sweetheart honey sunshine princess angel baby babygirl babyboy darling forever
  dragon monkey tiger lion panther eagle falcon hawk bear wolf shark dolphin horse pony puppy kitty kitten bunny rabbit
  turtle spider snake cobra viper scorpion butterfly chicken turkey duck penguin panda koala giraffe elephant zebra
  football baseball basketball soccer hockey tennis golf golfer rugby cricket volleyball softball wrestling boxing
  fishing hunting racing skate surfing swimming running fitness yankees dodgers lakers celtics cowboys steelers packers
  broncos raiders eagles patriots redskins giants bulls chicago arsenal chelsea liverpool manchester united barcelona
  realmadrid juventus milan ajax celtic rangers everton tottenham
  superman batman spiderman ironman wolverine hulk thor captain america avenger starwars startrek skywalker yoda vader
  matrix gandalf frodo hobbit harry potter hermione pokemon pikachu mario luigi zelda sonic minecraft fortnite roblox
  warcraft starcraft halo counterstrike nintendo playstation xbox naruto sasuke goku vegeta
  michael jennifer jessica ashley amanda daniel matthew andrew joshua robert william richard thomas charles joseph
  christopher anthony mark donald steven paul kevin brian george edward ronald timothy jason jeffrey ryan jacob gary
  nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick
  jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle walter ethan jeremy harold keith
  christian roger noah gerald carl terry sean austin arthur lawrence jesse dylan bryan joe jordan billy bruce albert
  willie gabriel logan alan juan wayne roy ralph randy eugene vincent russell elijah louis bobby philip johnny charlie
  max alex sam chris mike dave steve john david james mary patricia linda barbara elizabeth susan dorothy sarah karen
  nancy lisa betty margaret sandra kimberly emily donna michelle carol melissa deborah stephanie rebecca sharon laura
  cynthia kathleen amy shirley angela helen anna brenda pamela nicole emma samantha katherine christine debra rachel
  catherine carolyn janet ruth maria heather diane virginia julie joyce victoria olivia kelly christina lauren joan
  evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice jean
  abigail alice julia judy sophia grace denise amber doris marilyn danielle beverly isabella theresa diana natalie
  brittany charlotte marie kayla alexis lori daisy rose lily ruby bella molly maggie chloe sophie lucy buster rocky
  shadow bailey buddy sadie ginger pepper peanut smokey pumpkin snowball oreo cookie cupcake muffin banana apple orange
  cherry strawberry chocolate coffee cheese butter bacon pizza pizzeria pasta burger taco sushi kitchen restaurant
  cafe bistro diner bakery grill tavern chef cook waiter waitress barista food drink beer wine vodka whiskey tequila
  corona guinness heineken budweiser jackdaniels pepsi cocacola sprite starbucks mcdonalds
  larder backoffice register drawer till cash cashier money dollar euro million rich gold golden silver diamond platinum
  summer winter spring autumn january february march april may june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday christmas halloween easter birthday holiday weekend
  america canada mexico london paris berlin newyork boston dallas texas california florida chicago vegas denver phoenix
  portland seattle atlanta detroit houston brooklyn hollywood england ireland scotland france germany italia espana
  brasil australia canada india china japan
  mustang camaro corvette ferrari porsche mercedes toyota honda yamaha suzuki harley ducati nissan chevrolet chevy ford
  jaguar maserati lamborghini subaru volkswagen audi volvo
  computer internet windows microsoft apple google facebook youtube twitter instagram samsung iphone android nokia
  linux ubuntu oracle cisco server network wireless router database compaq dell lenovo
  abc abcd abcdef abcabc aaa xxx zzz blink metallica nirvana slipknot eminem beatles acdc rockstar rocknroll guitar
  music dancer dancing singer piano drummer blackmetal
  black white blue green red yellow purple pink orange silver rainbow flower flowers garden nature ocean river mountain
  sunset moonlight starlight star stars heaven hell devil demon satan jesus jesuschrist christ god godisgood faith hope
  blessed church bible moses trinity spirit blessing miracle
  killer hunter ranger soldier warrior ninja samurai pirate knight wizard magic merlin phantom ghost vampire zombie
  thunder lightning storm hurricane fire phoenix blaze freedom liberty peace victory champion winner player gamer hacker
  gangster pimp sexy hottie bitch fuckyou fuckoff asshole shithead bullshit pussy booger biteme loser
  friend friends family mother father mommy daddy sister brother grandma grandpa children school college student teacher
  letmeinnow opensesame
  `
    .trim()
    .split(/\s+/u),
);

/** Keys and letters in an order that fingers or children know. */
const runs: readonly string[] = [
  'abcdefghijklmnopqrstuvwxyz'.repeat(3),
  '0123456789'.repeat(8),
  '1234567890'.repeat(8),
  'qwertyuiopasdfghjklzxcvbnm'.repeat(3),
  'qwertzuiopasdfghjklyxcvbnm'.repeat(3),
  'azertyuiopqsdfghjklmwxcvbn'.repeat(3),
  'qwertyuiop[]asdfghjkl;zxcvbnm,./',
  '1234567890qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
  'qazwsxedcrfvtgbyhnujmikolp'.repeat(2),
  'q1w2e3r4t5y6u7i8o9p0',
  'a1b2c3d4e5f6g7h8i9j0',
].flatMap((run) => [run, [...run].reverse().join('')]);

const letterOfSign: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

const withoutDisguise = (text: string): string => [...text].map((sign) => letterOfSign[sign] ?? sign).join('');
const core = (text: string): string => text.replace(/^[\d\W_]+/u, '').replace(/[\d\W_]+$/u, '');
const isStemOrTwo = (text: string): boolean =>
  stems.has(text) ||
  Array.from({ length: text.length }, (_, at) => at).some(
    (at) => stems.has(text.slice(0, at)) && stems.has(text.slice(at).replace(/^[\d\W_]+/u, '')),
  );

/** The shortest piece that makes up the whole text when repeated; the last repetition may be cut off. */
function repeatedPiece(text: string): string {
  const length = Array.from({ length: text.length }, (_, index) => index + 1).find((size) =>
    text.startsWith(text.slice(size)),
  );
  return text.slice(0, length);
}

/**
 * Whether lower-case text is among the passwords that are tried first: a known word with digits or signs around it or in
 * place of letters, two of them joined, a run of keys, or a short piece repeated. Works offline; no length is judged.
 */
export function isCommonPassword(lowerCase: string): boolean {
  const text = lowerCase.replace(/\s+/gu, '');
  if (runs.some((run) => run.includes(text))) return true;
  const piece = repeatedPiece(text);
  if (piece.length <= 4 && text.length > piece.length) return true;
  const bare = core(text);
  return [bare, core(piece), withoutDisguise(bare), core(withoutDisguise(text))].some(
    (candidate) => candidate !== '' && isStemOrTwo(candidate),
  );
}
