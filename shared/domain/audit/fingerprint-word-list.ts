/**
 * One word for each value of a byte. Short, common, easy to say on the phone; no two differ by a single letter.
 * Printed reports carry these words: the list never changes.
 */
export const fingerprintWordList: readonly string[] = `
abbey acorn actor adobe agent alarm album almond amber anchor angle apple apron arch armor arrow atlas attic
autumn axis bacon badge bagel baker bamboo banjo barrel basil basket beach beard beetle bell berry birch
bishop bonus bottle bowl branch bread brick bridge bronze broom bucket butter button cabin cactus camel candle
canoe canvas carbon cargo carpet castle cedar celery cello cement chalk cherry chess chili cider cinema circle
citrus clay clinic clover cobalt cobra coffee comet copper coral cotton cousin crab cradle crane crayon curry
cymbal dahlia daisy delta denim desert diesel dinner dragon drum eagle easel echo elbow elm engine fabric
falcon fennel fiddle figure finch flame flute forest fossil fox frost fudge garlic gecko ginger globe goblet
gravel guitar hammer harbor hazel helmet honey hornet hotel husky igloo indigo island ivory jacket jaguar
jelly jigsaw kayak kettle kimono kiosk kitten koala ladder lagoon lasso lemon lemur lilac linen lizard llama
lotus magnet mango maple marble meadow melon mimosa mirror monkey mosaic muffin napkin nectar needle nickel
nomad noodle nutmeg oasis ocean olive onion orbit orchid otter oxygen oyster paddle pagoda panda papaya parade
parrot pasta peanut pebble pencil pepper piano pickle pigeon plaza plum polar pony potato puzzle quartz quiver
rabbit radar radish raven rhino ribbon robin rocket salmon sandal saturn scarf shadow sierra silver sphinx
spider sponge squash statue sundae sunset syrup teapot temple thyme tiger timber tomato topaz trophy tulip
tundra tunnel turtle valley velvet violet violin waffle wagon walnut walrus wasabi whale willow window winter
yacht yogurt zebra zephyr zodiac
`
  .trim()
  .split(/\s+/u);
